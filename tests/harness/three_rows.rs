//! The registers as one begins with them.

use keian::assessment::Assessment;
use keian::assessment::registers::trade::Trade;

/// The sample with its first three purchases alone: where they are made is known of one.
pub fn three_rows(mut sample: Assessment) -> Assessment {
    let rows = std::mem::take(&mut sample.registers).trade;
    let bare = |row: &Trade| Trade {
        kind: row.kind,
        partner: row.partner.clone(),
        yearly: row.yearly,
        made_in: row.made_in.filter(|_| row.id.as_str() == "T-001"),
        ..Trade::of(row.id.clone(), row.kind, row.item.clone())
    };
    sample.registers.trade = rows.iter().take(3).map(|row| bare(row)).collect();
    sample
}
