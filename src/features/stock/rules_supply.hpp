// When something may be promised (ATP, available to promise), as views and refusals tell it, out of
// what is free now, what comes in, and what earlier orders wait for. Pure.
#pragma once

#include <span>

#include "core/result.hpp"
#include "features/stock/model_supply.hpp"
#include "features/stock/rules.hpp"

namespace zhuli::stock {

/// `item` is of any view with available, incoming and more_on; `flows` are of many products.
template <class Item>
void tell_more(Item& item, std::span<const Flow> flows, Date today) {
    const auto own = flows_for(flows, item.product_id);
    item.incoming = incoming_of(own);
    if (item.incoming.v > 0)
        item.more_on = covered_on(item.available, own, item.available + Quantity{1}, today);
}

/// Each short line says when all of it could be had, where that is known.
void tell_when(Plan& plan, std::span<const Demand> demands, std::span<const Flow> flows,
               Date today);

Result<> check(const Transfer& transfer);

}  // namespace zhuli::stock
