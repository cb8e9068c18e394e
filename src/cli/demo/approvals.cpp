// Approvals begin on the last evening: until then the policies were off, as before somebody brought
// them in. Each seller files one request; some are decided, the others wait for this morning. Only
// drafts that go to the customer: no stock is touched. Throws no dice.
#include <boost/json/parse.hpp>

#include <algorithm>
#include <memory>

#include "cli/demo/company.hpp"
#include "features/approvals/use_cases.hpp"
#include "features/identity/use_cases.hpp"
#include "features/orders/use_cases.hpp"

namespace zhuli::cli::demo {

namespace {

constexpr int kEveningMinutes = 18 * 60 + 54;  // whoever enters orders has gone home
constexpr int kBelowFloorPercent = 96;
constexpr int kOverLimitPercent = 108;

constexpr std::string_view kReasons[] = {"同行报价更低，客户今天就定，下半年还有两批",
                                         "月底回款已和对方财务约好，先发这一批",
                                         "样机单，后面跟整线改造", "老客户补单，凑整车一起走"};

Result<> set_policies(Tx& tx, const Ctx& ctx, bool active) {
    TRY(const auto before, approvals::show_settings(tx, ctx, {}));
    auto policies = before.policies;
    for (auto& policy : policies) policy.active = active;
    Edit edit;
    edit.if_match = before.version;
    edit.members = boost::json::object{{"policies", boost::json::parse(to_json(policies))}};
    CHECK(approvals::edit_settings(tx, ctx, edit));
    return Done{};
}

/// One product below its floor price, or so much of it that the customer's credit does not reach.
orders::NewLine line_for(const Company& c, const Buyer& buyer, bool over_credit) {
    const Good& good = c.goods[buyer.favourites.front()];
    const std::int64_t list = good.product.list_price_e4.v;
    if (!over_credit)
        return {good.id,
                {good.shelf.lot},
                UnitPrice{good.product.floor_price_e4.v * kBelowFloorPercent / 100}};
    const std::int64_t wanted = buyer.customer.credit_limit_minor.v * kOverLimitPercent;
    return {good.id, {std::max<std::int64_t>(1, wanted / list + 1)}, UnitPrice{list}};
}

struct Asked {
    Buyer* buyer = nullptr;
    std::size_t number = 0;
    Id approval;  // known to units only
};

Result<> ask(Tx& tx, const Ctx& ctx, const Company& c, Asked& asked) {
    orders::NewOrder order;
    order.customer_id = asked.buyer->id;
    order.lines = {line_for(c, *asked.buyer, asked.number % 2 == 1)};
    order.submit = true;
    order.approval_reason = kReasons[asked.number % std::size(kReasons)];
    TRY(const auto view, orders::create_order(tx, ctx, order));
    asked.approval = view.approval_id;
    return Done{};
}

/// Somebody who buys often and has a credit limit.
Buyer* buyer_of(Company& c, std::size_t seller) {
    for (Buyer& buyer : c.buyers)
        if (buyer.seller == seller && !buyer.let_go && buyer.joins < c.today.plus_days(-30) &&
            buyer.customer.credit_limit_minor.v > 0)
            return &buyer;
    return nullptr;
}

/// Whoever is asked says yes, or sends it back.
Result<> decide(Tx& tx, const Company& c, const Ctx& ctx, const Asked& asked, bool yes) {
    const auto shown = approvals::show_approval(tx, ctx, {asked.approval});
    if (!shown.ok()) return Done{};
    for (const auto& task : shown->tasks) {
        if (task.state != approvals::TaskState::waiting) continue;
        const auto person = identity::find_active_user(tx, task.user_id, "user_id");
        if (!person.ok()) continue;
        const Ctx decider = identity::person_ctx(tx, c.org, *person, ctx.now, Path::screen);
        if (yes) {
            CHECK(approvals::approve_approval(tx, decider,
                                              {{asked.approval, 0}, "可以，这次按这个价"}));
        } else {
            CHECK(approvals::send_approval_back(
                tx, decider, {{asked.approval, 0}, 0, "把同行的报价附上，再看"}));
        }
        return Done{};
    }
    return Done{};
}

Ctx system_of(const Company& c) { return identity::system_ctx(c.org, c.now, Path::rule); }

}  // namespace

void plan_approvals(Company& c) {
    c.call(system_of(c), [](Tx& tx, const Ctx& ctx) { return set_policies(tx, ctx, false); });
    const Date last = c.season.open_before(c.today);
    c.at(c.zone.at(last, kEveningMinutes), [&c] {
        c.call(system_of(c), [](Tx& tx, const Ctx& ctx) { return set_policies(tx, ctx, true); });
        for (std::size_t seller = 0; seller < c.sellers.size(); ++seller) {
            Buyer* const buyer = buyer_of(c, seller);
            if (buyer == nullptr) continue;
            const auto asked = std::make_shared<Asked>(Asked{buyer, seller, {}});
            c.call(c.sellers[seller],
                   [&c, asked](Tx& tx, const Ctx& ctx) { return ask(tx, ctx, c, *asked); });
            if (seller % 4 < 2) continue;  // waits for this morning
            c.call(system_of(c), [&c, asked, seller](Tx& tx, const Ctx& ctx) {
                return decide(tx, c, ctx, *asked, seller % 4 == 2);
            });
        }
    });
}

}  // namespace zhuli::cli::demo
