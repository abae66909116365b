"""The list of steps at the left: what is done, where one is, what comes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, auto

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QPainter, QPalette, QPen
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from smsgui.gui.widgets import symbols
from smsgui.gui.widgets.page import enlarged
from smsgui.gui.widgets.tones import blend, dark, faded, tone

Index = QModelIndex | QPersistentModelIndex


class StepState(Enum):
    """Whether a step can be gone to, and whether it is behind one."""

    LATER = auto()
    OPEN = auto()
    DONE = auto()


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the list: ``note`` says in a few words what was chosen there. ``numbered``: part of the way."""

    key: str
    title: str
    symbol: str
    state: StepState = StepState.LATER
    note: str = ""
    numbered: bool = True


class StepModel(QAbstractListModel):
    """The steps as a list; those that can't be gone to yet are disabled."""

    def __init__(self, steps: Sequence[Step]) -> None:
        super().__init__()
        self.steps = list(steps)

    def rowCount(self, parent: Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.steps)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        step = self.steps[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return step.title
        if role == Qt.ItemDataRole.UserRole:
            return step
        if role == Qt.ItemDataRole.ToolTipRole:
            return step.note or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            words = {
                StepState.DONE: QCoreApplication.translate("StepModel", "done"),
                StepState.LATER: QCoreApplication.translate("StepModel", "not yet"),
                StepState.OPEN: "",
            }
            return ", ".join(filter(None, [step.title, words[step.state], step.note]))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self.steps[index.row()].state is StepState.LATER:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)

    def show(self, key: str, state: StepState, note: str) -> None:
        """Set a step's state and note."""
        row = self.row(key)
        changed = replace(self.steps[row], state=state, note=note)
        if changed != self.steps[row]:
            self.steps[row] = changed
            self.dataChanged.emit(self.index(row), self.index(row))

    def row(self, key: str) -> int:
        """Where the step stands."""
        return next(row for row, step in enumerate(self.steps) if step.key == key)


class _Delegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        height = round(option.fontMetrics.height() * 3.4)
        return QSize(option.fontMetrics.horizontalAdvance("0") * 27, height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        step: Step = index.data(Qt.ItemDataRole.UserRole)
        option.palette.setCurrentColorGroup(QPalette.ColorGroup.Active)  # steps to come are quiet, not unreadable
        palette, rect = option.palette, option.rect
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        soft = faded(tone("text", palette), self._surface(painter, option, current))
        height = option.fontMetrics.height()
        side = round(height * 1.6)
        circle = QRect(rect.left() + 16, rect.center().y() - side // 2, side, side)
        self._mark(painter, circle, step, current, index.row() + 1, option, soft)
        text = rect.adjusted(circle.right() - rect.left() + 12, 0, -12, 0)
        top = rect.center().y() - (height if step.note else height // 2)
        painter.setPen(soft if step.state is StepState.LATER else tone("text", palette))
        painter.setFont(enlarged(option.font, 1.0, QFont.Weight.DemiBold if current else QFont.Weight.Normal))
        painter.drawText(QRect(text.left(), top, text.width(), height), Qt.AlignmentFlag.AlignVCenter, step.title)
        if step.note:
            painter.setFont(enlarged(option.font, 0.9, QFont.Weight.Normal))
            painter.setPen(soft)
            note = painter.fontMetrics().elidedText(step.note, Qt.TextElideMode.ElideMiddle, text.width())
            painter.drawText(
                QRect(text.left(), top + height, text.width(), height + 2), Qt.AlignmentFlag.AlignVCenter, note
            )
        painter.restore()

    @staticmethod
    def _surface(painter: QPainter, option: QStyleOptionViewItem, current: bool) -> QColor:
        rect = QRectF(option.rect).adjusted(6, 3, -6, -3)
        palette = option.palette
        window = palette.color(QPalette.ColorRole.Window)
        ground = window
        if current:
            ground = blend(tone("accent", palette), window, 0.76 if dark(palette) else 0.86)
        elif option.state & QStyle.StateFlag.State_MouseOver and option.state & QStyle.StateFlag.State_Enabled:
            ground = blend(palette.color(QPalette.ColorRole.WindowText), window, 0.94)
        if ground != window:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(ground)
            painter.drawRoundedRect(rect, 7, 7)
        if option.state & QStyle.StateFlag.State_HasFocus and option.state & QStyle.StateFlag.State_KeyboardFocusChange:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(tone("accent", palette), 1.5))
            painter.drawRoundedRect(rect, 7, 7)
        return ground

    @staticmethod
    def _mark(
        painter: QPainter,
        circle: QRect,
        step: Step,
        current: bool,
        number: int,
        option: QStyleOptionViewItem,
        soft: QColor,
    ) -> None:
        palette = option.palette
        if not step.numbered:
            symbols.paint(
                painter, circle.adjusted(1, 1, -1, -1), step.symbol, tone("accent" if current else "text", palette)
            )
            return
        filled = current or step.state is StepState.DONE
        if filled:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tone("accent", palette))
        else:
            painter.setPen(QPen(blend(soft, palette.color(QPalette.ColorRole.Window), 0.4), 1.2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QRectF(circle).adjusted(1, 1, -1, -1))
        ink = palette.color(QPalette.ColorRole.Base) if filled else soft
        if step.state is StepState.DONE and not current:
            symbols.paint(painter, circle.adjusted(4, 4, -4, -4), "check", ink)
            return
        painter.setPen(ink)
        painter.setFont(enlarged(option.font, 0.95))
        painter.drawText(circle, Qt.AlignmentFlag.AlignCenter, str(number))


class StepList(QListView):
    """Emits ``wanted(key)`` when the user goes to a step."""

    wanted = Signal(str)

    def __init__(self, steps: Sequence[Step], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("steps")
        self._model = StepModel(steps)
        self.setModel(self._model)
        self.setItemDelegate(_Delegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.setViewportMargins(0, 8, 0, 0)
        self.setFixedWidth(self.sizeHintForColumn(0) + 24)
        self.selectionModel().currentChanged.connect(self._moved)

    def show_step(self, key: str, state: StepState, note: str) -> None:
        """Set a step's state and note."""
        self._model.show(key, state, note)

    def go(self, key: str) -> None:
        """Mark a step as the one where the user is."""
        index = self._model.index(self._model.row(key))
        if index != self.currentIndex():
            self.setCurrentIndex(index)

    def state_of(self, key: str) -> StepState:
        """A step's state."""
        return self._model.steps[self._model.row(key)].state

    def _moved(self, index: QModelIndex) -> None:
        if index.isValid():
            self.wanted.emit(self._model.steps[index.row()].key)
