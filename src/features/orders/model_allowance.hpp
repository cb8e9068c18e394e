// An allowance (折让): what is taken off an order that was confirmed without anything coming back,
// as compensation or for a voucher. Never what came back; that is a return's (model_returns.hpp).
#pragma once

#include "core/entity_name.hpp"
#include "core/model.hpp"

namespace zhuli::orders {

struct Allowance {
    Id id;
    Id order_id;
    Text<30> document;  // the number of what it was promised in
    Money amount_minor;
    Text<500> reason;
    Id actor_id;
    Instant created_at;
};
BOOST_DESCRIBE_STRUCT(Allowance, (),
                      (id, order_id, document, amount_minor, reason, actor_id, created_at))
constexpr EntityName entity_of(const Allowance*) { return {"order_allowance", "order_allowance"}; }

}  // namespace zhuli::orders
