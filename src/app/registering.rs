//! Takes over what is typed into the registers, and carries out what their room asks for.

use egui::Context;

use super::App;
use super::purpose::Purpose;
use super::registers::action::RegisterAction;
use super::registers::drafts::Typing;
use super::registers::fields::cell_key;
use super::registers::taken::{TypedCell, taken};
use super::registers::writing::Writing;
use super::widgets::table::is_on_cell;
use super::widgets::text_field::{field_id, shows};

impl App {
    /// Takes over what was typed into cells that the person has left, or in which nobody types any more. What a cell
    /// refuses stays in it.
    pub(super) fn leave_cells(&mut self, ctx: &Context, typing: Typing) {
        self.take_over_cells(ctx, typing);
        let drafts = &mut self.rooms.registers.drafts;
        if let Some(doc) = self.session.document().filter(|_| drafts.any()) {
            // What was refused goes with its row.
            drafts.only_in_rows(|part, row| part.find(&doc.assessment.registers, row).is_some());
        }
        let refused = drafts
            .all_refused()
            .map(|(part, row, column, text)| format!("{part:?} {row} {column:?} {text}"))
            .collect();
        self.session.hold_cells(refused);
    }

    fn take_over_cells(&mut self, ctx: &Context, typing: Typing) {
        let room = &mut self.rooms.registers;
        if !room.drafts.any() {
            return;
        }
        let Some(doc) = self.session.document() else { return };
        let generation = doc.generation;
        let focused = ctx.memory(|memory| memory.focused());
        let field = |part, row: &str, column| field_id(&cell_key(part, row, column), generation);
        let goes_on = typing == Typing::GoesOn && !is_on_cell(ctx);
        let left =
            room.drafts.left(|part, row, column| !(goes_on && focused == Some(field(part, row, column))));
        if !left.is_empty() {
            ctx.request_repaint();
        }
        let (lang, money, today) = (self.settings.lang, room.money, self.session.today());
        for (part, cells) in left {
            let Some(doc) = self.session.document() else { return };
            let how = Writing { lang, money, registers: &doc.assessment.registers };
            // A row may have gone under what was typed into it.
            let cells: Vec<TypedCell> =
                cells.into_iter().filter(|cell| part.find(how.registers, &cell.row).is_some()).collect();
            let taken = taken(part, &how, cells.clone(), today);
            let refused = |cell: &TypedCell| taken.refused.iter().any(|refused| refused.cell == *cell);
            let shown = cells
                .into_iter()
                .filter(|cell| focused == Some(field(part, &cell.row, cell.column)) && !refused(cell));
            let shown: Vec<TypedCell> = shown.collect();
            taken.refused.into_iter().for_each(|refused| self.rooms.registers.drafts.refuse(part, refused));
            if let Some(edit) = taken.edit {
                self.session.edit(edit);
            }
            let Some(doc) = self.session.document() else { return };
            let how = Writing { lang, money, registers: &doc.assessment.registers };
            for cell in shown {
                let text = part.find(how.registers, &cell.row).map(|row| row.text(cell.column, &how));
                shows(ctx, field(part, &cell.row, cell.column), text.unwrap_or_default());
                self.rooms.registers.of(part).table.select_again();
            }
        }
    }

    pub(super) fn register_act(&mut self, ctx: &Context, action: RegisterAction) {
        let Some(document) = self.session.document().map(|doc| doc.id) else { return };
        match action {
            RegisterAction::ChooseSheet(part) => self.ask_path(ctx, Purpose::Sheet(document, part)),
            RegisterAction::ChooseExport => self.ask_path(ctx, Purpose::Registers(document)),
            RegisterAction::GiveUpSheet => self.give_up_sheet(),
            RegisterAction::ReadAgain(map) => self.read_again(ctx, *map),
            RegisterAction::TakeSheet => self.take_sheet(ctx),
        }
    }
}
