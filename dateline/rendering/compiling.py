"""Templates into Python, with less of it than Jinja2 writes.

Comes in: a template as Jinja2 parsed it. Goes out: code that prints the same. Four turns that a
page takes hundreds of times are shorter here: a field of a record is read where it stands and not
looked for in three ways; a text is escaped where it stands; pieces that follow each other are
joined before they are handed upwards through every block and template around them; a macro or a
text of the interface that is called to be printed is neither marked as HTML nor asked whether it
is. Whatever is not one of these is left to Jinja2.
"""

from collections.abc import Mapping
from keyword import iskeyword
from typing import cast

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.runtime import LoopContext
from jinja2.visitor import NodeTransformer

from dateline.rendering.escaping import printed

# What templates call the texts of the interface.
TEXTS = frozenset({"words", "site_words"})
# By this name compiled code says which templates it imports if it is nothing but macros.
IMPORTED = "imported"


class _TextsInPlace(NodeTransformer):
    """Puts texts where a template names them: they are the same for all pages of an environment."""

    def __init__(self, texts: Mapping[str, object]) -> None:
        self.texts = texts

    def visit_Getattr(self, node: nodes.Getattr) -> nodes.Node:  # noqa: N802 - Jinja2's word
        """Put a text without places there."""
        if isinstance(node.node, nodes.Name) and node.node.name in TEXTS:
            found = vars(self.texts[node.node.name]).get(node.attr)
            if isinstance(found, str):
                return nodes.Const(found, lineno=node.lineno)
        return self.generic_visit(node)

    def visit_Name(self, node: nodes.Name) -> nodes.Node:  # noqa: N802
        """Have any other text looked for in the environment, where it is found at once."""
        if node.name in TEXTS:
            return nodes.EnvironmentAttribute(node.name, lineno=node.lineno)
        return node


def _own_names(template: nodes.Template) -> set[str]:
    """Return the names that a template gives to values of its own, if the texts could be meant."""
    own: set[str] = set()
    for found in template.find_all((nodes.Name, nodes.FromImport, nodes.Import, nodes.Macro)):
        if isinstance(found, nodes.Name):
            own.add(found.name if found.ctx != "load" else "")
        elif isinstance(found, nodes.FromImport):
            own |= {name[-1] if isinstance(name, tuple) else name for name in found.names}
        elif isinstance(found, nodes.Import):
            own.add(found.target)
        else:
            own.add(cast("nodes.Macro", found).name)
    return own


def _imported_by_macros(template: nodes.Template) -> tuple[str, ...] | None:
    """Return what a template of nothing but macros imports, or None if there is more to it."""
    imported: list[str] = []
    for node in template.body:
        if isinstance(node, nodes.Import | nodes.FromImport):
            if not isinstance(node.template, nodes.Const):
                return None
            imported.append(str(node.template.value))
        elif not isinstance(node, nodes.Macro | nodes.Output):
            return None
    return tuple(imported)


def _is_text(call: nodes.Call) -> bool:
    """Tell whether a call is that of a text: `words.by(names=authors)`."""
    if call.args or call.dyn_args or call.dyn_kwargs or not isinstance(call.node, nodes.Getattr):
        return False
    return isinstance(call.node.node, nodes.EnvironmentAttribute)


class PlainCode(CodeGenerator):
    """The compiler for templates whose values are records and whose pages are escaped."""

    def visit_Template(self, node: nodes.Template, frame: Frame | None = None) -> None:  # noqa: N802
        """Write down a template, with the texts of the interface in their places."""
        self.modules = {one.target for one in node.body if isinstance(one, nodes.Import)}
        if TEXTS.isdisjoint(_own_names(node)):
            _TextsInPlace(self.environment.globals).visit(node)
        super().visit_Template(node, frame)
        self.writeline(f"{IMPORTED} = {_imported_by_macros(node)!r}")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 - Jinja2's word
        """Write down how a field is read; a record gives out its own, or says it has none."""
        name = node.attr
        # Python would read another name, or no name, out of these.
        if iskeyword(name) or not name.isascii() or name.startswith("__"):
            super().visit_Getattr(node, frame)
            return
        self.write(f"(given.{name} if type(given := ")
        self.visit(node.node, frame)
        kind = self._kind(node)
        self.write(f") is {kind} else environment.getattr(given, {name!r}))")

    def _kind(self, node: nodes.Getattr) -> str:
        """Return what a field is most likely one of."""
        of = node.node.name if isinstance(node.node, nodes.Name) else ""
        if of == "loop" and hasattr(LoopContext, node.attr):
            return "LoopContext"
        return "Module" if of in self.modules else "Record"

    def visit_Block(self, node: nodes.Block, frame: Frame) -> None:  # noqa: N802
        """Write down the place of a block, which is handed upwards in one piece."""
        may_be_silent = frame.toplevel and self.extends_so_far > 0
        if may_be_silent or node.scoped or node.required or frame.buffer is not None:
            super().visit_Block(node, frame)
            return
        context = self.get_context_ref()
        self.writeline(f"yield concat(context.blocks[{node.name!r}][0]({context}))", node)

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802
        """Write down texts and values that are printed one after the other."""
        escaped = frame.eval_ctx.autoescape and not frame.eval_ctx.volatile
        if frame.require_output_check or not escaped:
            super().visit_Output(node, frame)
            return
        several = len(node.nodes) > 1
        if frame.buffer is None:
            self.writeline("yield concat((" if several else "yield (")
        else:
            self.writeline(f"{frame.buffer}.{'extend((' if several else 'append('}")
        self.indent()
        for piece in node.nodes:
            # On a line of its own, so that a fault is found on its line of the template.
            self.newline(piece)
            self._piece(piece, frame)
            self.write("," if several else "")
        self.outdent()
        self.writeline("))" if several else ")")

    def _piece(self, piece: nodes.Expr, frame: Frame) -> None:
        if isinstance(piece, nodes.TemplateData):
            self.write(repr(piece.data))
        elif isinstance(piece, nodes.Const):
            self.write(repr(str(printed(piece.value))))
        elif isinstance(piece, nodes.Call) and _is_text(piece):
            self.write("context.filled(")
            self.visit(piece.node, frame)
            self.signature(piece, frame)
            self.write(")")
        elif isinstance(piece, nodes.Call) and not (
            piece.kwargs or piece.dyn_args or piece.dyn_kwargs
        ):
            loop = "_loop_vars" if frame.loop_frame else "None"
            block = "_block_vars" if frame.block_frame else "None"
            self.write(f"context.shown({loop}, {block}, ")
            self.visit(piece.node, frame)
            self.signature(piece, frame)
            self.write(")")
        else:
            self.write("(escaped(it) if type(it := ")
            self.visit(piece, frame)
            self.write(") is str else escape(it))")
