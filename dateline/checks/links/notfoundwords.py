"""How hosts say that they have no such page, in the languages newsrooms cite.

Comes in: nothing. Goes out: `PHRASES`, which are whole titles or whole parts of one, those of them
that are `COMMON` in headlines, and `SENTENCES`, which stand in the text of an otherwise empty page.
All are case-folded, without full stops, and looked up after a number such as 404 was taken away.
"""

_PHRASES = """
not found|page not found|file not found|article not found|story not found|content not found
page cannot be found|page can't be found|the page cannot be found|page could not be found
the page you requested could not be found|the page you were looking for doesn't exist
this page does not exist|page does not exist|page no longer exists|page unavailable
page not available|this page isn't available|this page is not available|no longer available
oops! page not found|sorry, page not found|we can't find that page|nothing found|page missing
content unavailable|document not found|the requested url was not found on this server
object not found|requested page not found|article no longer available|page removed
página no encontrada|no encontrado|no se encontró la página|la página no existe
página no existe|contenido no encontrado|no se ha encontrado la página|página no disponible
page introuvable|page non trouvée|non trouvé|contenu introuvable|page inexistante
cette page n'existe pas|article introuvable|la page n'existe pas|page non disponible
seite nicht gefunden|nicht gefunden|seite existiert nicht|diese seite existiert nicht
seite nicht verfügbar|die seite wurde nicht gefunden|artikel nicht gefunden
página não encontrada|não encontrado|não encontrada|página inexistente|conteúdo não encontrado
pagina non trovata|non trovato|non trovata|la pagina non esiste|contenuto non trovato
pagina niet gevonden|niet gevonden|deze pagina bestaat niet|sidan hittades inte
sidan kunde inte hittas|siden ble ikke funnet|siden finnes ikke|siden blev ikke fundet
siden findes ikke|sivua ei löytynyt|sivua ei löydy|strona nie została znaleziona
nie znaleziono strony|strona nie istnieje|nie znaleziono|stránka nenalezena
stránka nebyla nalezena|stránka neexistuje|stránka sa nenašla|az oldal nem található
a keresett oldal nem található|pagina nu a fost găsită|pagina nu există
страница не найдена|не найдено|страница не существует|такой страницы нет
такой страницы не существует|запрашиваемая страница не найдена|сторінку не знайдено
сторінка не знайдена|не знайдено|страницата не е намерена|страница није пронађена
stranica nije pronađena|stran ne obstaja|бет табылмады|бет жоқ|sahifa topilmadi
η σελίδα δεν βρέθηκε|δεν βρέθηκε|sayfa bulunamadı|aradığınız sayfa bulunamadı|bulunamadı
səhifə tapılmadı|الصفحة غير موجودة|لم يتم العثور على الصفحة|الصفحة المطلوبة غير موجودة
غير موجود|صفحه پیدا نشد|صفحه مورد نظر یافت نشد|یافت نشد|صفحہ نہیں ملا|הדף לא נמצא
העמוד לא נמצא|页面不存在|找不到页面|页面未找到|未找到页面|您访问的页面不存在|頁面不存在
找不到網頁|找不到頁面|找不到该页面|ページが見つかりません|ページが見つかりませんでした
お探しのページは見つかりませんでした|페이지를 찾을 수 없습니다|찾을 수 없습니다
페이지가 존재하지 않습니다|halaman tidak ditemukan|tidak ditemukan|laman tidak dijumpai
không tìm thấy trang|trang không tồn tại|ไม่พบหน้าที่ต้องการ|ไม่พบหน้า|पृष्ठ नहीं मिला
पेज नहीं मिला|পৃষ্ঠাটি পাওয়া যায়নি|ukurasa haujapatikana|រកមិនឃើញទំព័រ
"""

_SENTENCES = """
page not found|page you requested could not be found|page you are looking for
page cannot be found|page could not be found|page does not exist|page no longer exists
page you requested does not exist|article you are looking for|has been removed or renamed
requested url was not found|article is no longer available|story is no longer available
content is no longer available
no se ha encontrado la página|página que busca no existe|la página que buscas|página no encontrada
la page que vous recherchez|la page demandée|cette page n'existe|page introuvable
die gesuchte seite|die angeforderte seite|seite wurde nicht gefunden|seite existiert nicht
página que você procura|página não encontrada|la pagina che stai cercando|la pagina richiesta
pagina niet gevonden|de pagina die u zoekt|sidan kunde inte hittas|sidan du söker
strona nie istnieje|nie znaleziono strony|stránka nebyla nalezena|az oldal nem található
страница не найдена|страница не существует|страница, которую вы ищете|сторінку не знайдено
η σελίδα που ζητήσατε|sayfa bulunamadı|aradığınız sayfa|الصفحة غير موجودة|الصفحة التي تبحث عنها
صفحه مورد نظر|页面不存在|您访问的页面|頁面不存在|找不到网页|お探しのページ
ページが見つかりません|페이지를 찾을 수 없습니다|halaman yang anda cari|halaman tidak ditemukan
không tìm thấy trang|ไม่พบหน้า
"""
# Words that begin or end headlines of reports as well: these count only where no dash parts them
# from others.
_COMMON = """
not found|nothing found|no longer available|content unavailable|no encontrado|non trouvé
nicht gefunden|não encontrado|não encontrada|non trovato|non trovata|niet gevonden|nie znaleziono
не найдено|не знайдено|δεν βρέθηκε|bulunamadı|غير موجود|یافت نشد|찾을 수 없습니다|tidak ditemukan
"""


def _read(table: str) -> tuple[str, ...]:
    return tuple(phrase for line in table.strip().splitlines() for phrase in line.split("|"))


PHRASES = frozenset(_read(_PHRASES))
COMMON = frozenset(_read(_COMMON))
SENTENCES = _read(_SENTENCES)
