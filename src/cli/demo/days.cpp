// What sellers promised on the last day and want of their days: calls at hours that customers were
// told, today and on the working day after, and a number of talks a day. Throws no dice: the rest
// of the year stays what it was.
#include "cli/demo/company.hpp"
#include "features/day_plans/use_cases.hpp"
#include "features/followups/use_cases.hpp"

namespace zhuli::cli::demo {

namespace {

struct Promised {
    int open_days;  // after today
    int hour, minute;
    customers::Channel channel;
    std::string_view goal;
};

constexpr Promised kPromised[] = {
    {0, 10, 30, customers::Channel::phone, "答应上午回复替代型号和价格"},
    {0, 14, 30, customers::Channel::wechat, "答应发质保书并确认收到"},
    {0, 16, 0, customers::Channel::phone, "答应下午回复交期"},
    {1, 10, 0, customers::Channel::visit, "约好上门看装配线"},
    {1, 15, 0, customers::Channel::phone, "答应回复年度框架价"},
};
constexpr int kTalksPerDay[] = {14, 12, 10};

Result<> want_talks(Tx& tx, const Ctx& ctx, int talks) {
    CHECK(day_plans::edit_habit(
        tx, ctx, {.if_match = 0, .members = boost::json::object{{"talks_per_day", talks}}}));
    return Done{};
}

void promise(Company& c, const Buyer& buyer, const Promised& promised) {
    followups::Plan plan;
    const Date on = c.season.plus_open_days(c.today, promised.open_days);
    plan.due_at = c.zone.at(on, promised.hour * 60 + promised.minute);
    plan.channel = promised.channel;
    plan.goal = promised.goal;
    plan.promised = true;
    c.call(c.sellers[buyer.seller], [&buyer, plan](Tx& tx, const Ctx& ctx) mutable -> Result<> {
        plan.customer_id = buyer.id;
        CHECK(followups::create_plan(tx, ctx, plan));
        return Done{};
    });
}

/// To customers of some standing who are not on the desk already.
void promise_some(Company& c, std::size_t seller, Date day) {
    std::size_t given = 0;
    for (Buyer& buyer : c.buyers) {
        if (given == std::size(kPromised)) return;
        if (buyer.seller != seller || buyer.joins >= day || buyer.kept_for_today || buyer.let_go ||
            buyer.status != customers::CustomerStatus::customer)
            continue;
        promise(c, buyer, kPromised[given++]);
    }
}

}  // namespace

void plan_days_ahead(Company& c) {
    const Date day = c.season.open_before(c.today);
    for (std::size_t seller = 0; seller < c.sellers.size(); ++seller)
        c.at(c.zone.at(day, 17 * 60 + 40), [&c, seller, day] {
            promise_some(c, seller, day);
            const int talks = kTalksPerDay[seller % std::size(kTalksPerDay)];
            c.call(c.sellers[seller],
                   [talks](Tx& tx, const Ctx& ctx) { return want_talks(tx, ctx, talks); });
        });
}

}  // namespace zhuli::cli::demo
