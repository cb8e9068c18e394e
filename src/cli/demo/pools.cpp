// The public pool: one for all sellers with rules that were set up lately, and what sellers let go
// of in the last days. Throws no dice: the rest of the year stays what it was.
#include "cli/demo/company.hpp"
#include "features/customers/use_cases.hpp"
#include "features/pool/use_cases.hpp"

namespace zhuli::cli::demo {

namespace {

using pool::Cause;

constexpr int kSetUpBefore = 10;   // days
constexpr std::size_t kLetGo = 7;  // customers each seller releases
constexpr int kQuietDays = 150;    // until a customer is recycled

constexpr std::string_view kReasons[] = {"多次联系没有回音", "换了区域，跟进不便", "近期没有需求",
                                         "对接人离职，重新开发"};

Result<> set_up(Tx& tx, const Ctx& ctx, const std::vector<Ctx>& sellers) {
    pool::Pool one;
    one.name = "全国公海";
    for (const Ctx& seller : sellers) one.member_ids.push_back(seller.user);
    one.daily_claims = 5;
    one.person_limit = 1000;  // sellers of the demo have some five hundred each
    one.rules = {{.cause = Cause::no_follow_up, .days = kQuietDays},
                 {.cause = Cause::no_follow_up, .tier = pool::ForTier::a, .days = 240},
                 {.cause = Cause::no_order, .days = 300, .active = false}};
    Ctx system = ctx;
    system.rights = nullptr;
    CHECK(pool::create_pool(tx, system, one));
    return Done{};
}

/// Leads that never bought and with whom nothing is open are let go of.
void let_go(Company& c, std::size_t seller, Date day) {
    std::size_t found = 0;
    for (Buyer& buyer : c.buyers) {
        if (buyer.seller != seller || buyer.joins >= c.today.plus_days(-60)) continue;
        if (buyer.days_between_orders > 0 || buyer.is_courted) continue;
        if (found == kLetGo) return;
        const std::string reason(kReasons[found % std::size(kReasons)]);
        c.on(day.plus_days(-static_cast<int>(found)), 17, 18, [&c, &buyer, seller, reason] {
            if (buyer.status == customers::CustomerStatus::lost) return;
            buyer.let_go = true;
            c.call(c.sellers[seller], [&buyer, reason](Tx& tx, const Ctx& ctx) -> Result<> {
                CHECK(pool::release_customers(tx, ctx, {{buyer.id}, false, {}, reason}, Catalog{}));
                return Done{};
            });
        });
        ++found;
    }
}

}  // namespace

void plan_pools(Company& c) {
    const Date day = c.season.open_before(c.today.plus_days(-kSetUpBefore));
    c.on(day, 10, 11, [&c] {
        c.call(c.sellers.front(),
               [&c](Tx& tx, const Ctx& ctx) { return set_up(tx, ctx, c.sellers); });
    });
    for (std::size_t seller = 0; seller < c.sellers.size(); ++seller)
        c.on(day, 12, 13, [&c, seller] { let_go(c, seller, c.season.open_before(c.today)); });
}

}  // namespace zhuli::cli::demo
