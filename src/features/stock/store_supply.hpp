// Statements over what comes in and who waits for it.
#pragma once

#include "features/stock/model_supply.hpp"
#include "storage/sql.hpp"
#include "storage/tx.hpp"

namespace zhuli::stock {

using storage::Tx;

extern const storage::Sql kKeepSupply, kDropSupply, kKeepWait, kDropWait, kFlows, kSupplies, kWaits,
    kExpired, kWaitedFor;

void write_supply(Tx& tx, const Supply& supply);
void erase_supply(Tx& tx, Id source);
void write_wait(Tx& tx, const Wait& wait);
void erase_wait(Tx& tx, Id order_line);

/// By product, then those without a day, then by day.
std::vector<Flow> flows(Tx& tx, const std::string& product_set);
std::vector<Supply> supplies(Tx& tx, Id product, int limit);
/// By promised day (none last), then age.
std::vector<Wait> waits(Tx& tx, Id product, int limit);
std::vector<Id> expired(Tx& tx, Instant now, int limit);
/// Products of its reservations, ended ones too, that somebody waits for.
std::vector<Id> waited_for(Tx& tx, Id order);

}  // namespace zhuli::stock
