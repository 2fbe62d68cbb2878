"""The second of the two memoised functions: a page and the values of its parts into bytes.

Comes in: a page, the bytes behind its digests, the templates of its closure, the texts of the
interface, and nothing else. Goes out: the bytes of the file, or why the template could not be
rendered.
"""

from dateline.base.wording import Interface
from dateline.model.page import FORMAT, ROWS, Page, TemplateFault, Templates
from dateline.rendering.records import Values, language_of, unread_context


def render(
    page: Page, values: Values, templates: Templates, interface: Interface
) -> bytes | TemplateFault:
    """Return the bytes of `page`."""
    for prefix in (FORMAT, ROWS):
        if page.renderer.startswith(prefix):
            from dateline.rendering.formats import FORMATS

            return FORMATS[page.renderer.removeprefix(prefix)](page, values)
    from dateline.rendering.environment import environment_for
    from dateline.rendering.faults import explain

    context = unread_context(page, values)
    environment = environment_for(templates, interface, language_of(context))
    try:
        return environment.get_template(page.renderer).render(context).encode()
    except Exception as fault:  # noqa: BLE001 - whatever a template raises is its author's to see
        return explain(fault, page.renderer, environment, templates, context)
