// Deliberate mistakes of the reference model, to prove that the simulation notices a difference.
// Never used by the walks themselves.
#pragma once

namespace zhuli::sim {

enum class Flaw {
    none,
    oversells,
    forgets_payments,
    ships_for_ever,
    keeps_reservations,
    transfers_from_nothing,  // the source keeps what the other warehouse got
    serves_nobody,           // what comes in is for nobody
    ships_unpaid,
    invoices_beyond,
    matches_beyond,
    never_expires,  // quotes
    orders_twice
};

}  // namespace zhuli::sim
