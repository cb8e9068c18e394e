// What colleagues say to each other about records on the last open day: about a customer's wishes,
// an order and a complaint, each mentioning somebody. Throws no dice: the rest of the year stays.
#include <algorithm>

#include "cli/demo/company.hpp"
#include "features/comments/use_cases.hpp"
#include "features/identity/use_cases.hpp"
#include "features/orders/use_cases.hpp"
#include "features/tickets/use_cases.hpp"

namespace zhuli::cli::demo {

namespace {

/// `ctx` says it about the record, to `whom`.
Result<> say(Tx& tx, const Ctx& ctx, std::string_view entity, Id record, Id whom,
             const std::string& words) {
    comments::NewComment in;
    in.entity = entity;
    in.record_id = record;
    in.words = "@" + identity::remembered_name(tx, ctx.now, whom) + " " + words;
    in.mentions = {whom};
    CHECK(comments::create_comment(tx, ctx, in));
    return Done{};
}

/// About the latest order of a customer, if they have one.
Result<> say_of_order(Tx& tx, const Ctx& ctx, Id customer, Id whom, const std::string& words) {
    http::Listed<orders::OrderHead> query;
    query.filters = {{"customer_id", std::to_string(customer.v)}};
    query.limit = 1;
    TRY(const auto page, orders::list_orders(tx, ctx, query));
    if (page.items.empty()) return Done{};
    return say(tx, ctx, "order", page.items.front().id, whom, words);
}

/// About the complaint that was found out about last, if there is one.
Result<> say_of_complaint(Tx& tx, const Ctx& ctx, Id whom, const std::string& words) {
    http::Listed<tickets::Ticket> query;
    query.filters = {{"stage", "resolving"}};
    query.sort = "-opened_at";
    query.limit = 1;
    TRY(const auto page, tickets::list_tickets(tx, ctx, query));
    if (page.items.empty()) return Done{};
    return say(tx, ctx, "ticket", page.items.front().id, whom, words);
}

}  // namespace

void plan_talk(Company& c) {
    const Date day = c.season.open_before(c.today);
    const auto buyer = std::ranges::find_if(c.buyers, [&](const Buyer& one) {
        return one.joins.plus_days(kEnteringDays) < day && one.days_between_orders > 0 &&
               !one.let_go;
    });
    INVARIANT(buyer != c.buyers.end());
    const auto at = [&c, day](int hour, int minute, const Ctx& who, Company::Call work) {
        c.at(c.zone.at(day, hour * 60 + minute),
             [&c, &who, work = std::move(work)] { c.call(who, work); });
    };
    const Ctx& seller = c.sellers[buyer->seller];
    const Id manager = c.manager.user;
    const Buyer& about = *buyer;
    at(14, 5, seller, [&about, manager](Tx& tx, const Ctx& ctx) {
        return say(tx, ctx, "customer", about.id, manager,
                   "他们想把账期放到 60 天，量能多三成，您看能不能谈？");
    });
    at(14, 40, c.manager, [&about, &seller](Tx& tx, const Ctx& ctx) {
        return say(tx, ctx, "customer", about.id, seller.user,
                   "45 天可以，先请财务看一下往来；60 天要押一批货款。");
    });
    at(15, 20, c.finance, [&about, &seller](Tx& tx, const Ctx& ctx) {
        return say_of_order(tx, ctx, about.id, seller.user,
                            "这单的对账单客户还没有回，发货前请催一下。");
    });
    at(16, 45, c.service, [manager](Tx& tx, const Ctx& ctx) {
        return say_of_complaint(tx, ctx, manager,
                                "补发走空运要多 180 元，客户等着装机，我先安排了。");
    });
}

}  // namespace zhuli::cli::demo
