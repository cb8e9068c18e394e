// What the live stream must know of the product: who may learn of which event, and which events
// touch what people may do.
#pragma once

#include "cli/run.hpp"
#include "http/live.hpp"

namespace zhuli::cli {

http::LiveRules live_rules(Features features, const http::Site& site);

/// A hub that is woken by the commits of `db`.
std::shared_ptr<http::LiveHub> make_live_hub(storage::Database& db, http::LiveRules rules,
                                             http::LiveLimits limits = {});

}  // namespace zhuli::cli
