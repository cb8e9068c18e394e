// The addresses of the public pool.
#include "features/pool/feature.hpp"
#include "features/pool/use_cases.hpp"

namespace zhuli::pool {

namespace {

constexpr http::Route kRoutes[] = {
    http::get<list_pools>("/pools", "pool.read", "Pools one belongs to, and what one has left"),
    http::create<create_pool>("/pools", "pool.settings", "Set up a pool"),
    http::look_up<show_pool>("/pools/{id}", "pool.read", "One pool with its rules and limits"),
    http::edit<edit_pool, Pool>("/pools/{id}", "pool.settings", "Change a pool"),
    http::get<list_pool_customers>("/pool_customers", "pool.read", "Customers in one pool"),
    http::act<claim_customer>("/pool_claims", "pool.claim", "Claim a customer; one claim wins"),
    http::act<undo_claim>("/pool_claim_undos", "pool.claim",
                          "Take one's own claim back while nothing happened since"),
    http::act<release_customers>("/pool_releases", "pool.release",
                                 "Put customers into a pool, or preview it"),
    http::act<hand_out_customers>("/pool_handouts", "pool.assign",
                                  "Give customers of a pool to a colleague, or preview it"),
    http::act<exempt_customer>("/pool_exemptions", "pool.exempt",
                               "Keep a customer from being recycled up to a day"),
    http::get<show_fate>("/customers/{id}/recycling", "pool.read",
                         "Why and on which day a customer is recycled"),
    http::get<list_endangered>("/endangered_customers", "pool.read",
                               "Whom somebody is about to lose"),
};

}  // namespace

std::span<const http::Route> routes() { return kRoutes; }

}  // namespace zhuli::pool
