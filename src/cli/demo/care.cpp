// What others have to do with complaints on the last open day: departments are asked, one has
// answered; a customer complains by the public form, and another gives a mark by a link. Throws no
// dice: the rest of the year stays.
#include <algorithm>
#include <memory>

#include "cli/demo/company.hpp"
#include "features/identity/use_cases.hpp"
#include "features/intake/use_cases.hpp"
#include "features/intake/use_cases_open.hpp"
#include "features/revisits/use_cases.hpp"
#include "features/revisits/use_cases_open.hpp"
#include "features/sub_requests/use_cases.hpp"
#include "features/tickets/use_cases.hpp"

namespace zhuli::cli::demo {

namespace {

/// What units tell the units after them.
struct Told {
    Id request, ticket;
    std::string form, mark;  // tokens
};
using Shared = std::shared_ptr<Told>;

std::string token_of(const std::string& link) { return link.substr(3); }

/// Those the service works on in this stage, that nobody waits for, the oldest first.
std::vector<tickets::TicketView> going_on(Tx& tx, const Ctx& ctx, const char* stage) {
    http::Listed<tickets::Ticket> query;
    query.filters = {
        {"stage", stage}, {"owner_id", std::to_string(ctx.user.v)}, {"paused", "false"}};
    query.sort = "opened_at";
    const auto page = tickets::list_tickets(tx, ctx, query);
    INVARIANT(page.ok());
    return page->items;
}

/// The warehouse is asked about one, finance about another if there are two.
Result<> ask_departments(Tx& tx, const Ctx& ctx, Told& told) {
    auto found = going_on(tx, ctx, "resolving");
    for (auto& one : going_on(tx, ctx, "investigating")) found.push_back(std::move(one));
    if (found.empty()) return Done{};
    TRY(const auto asked,
        sub_requests::ask_department(tx, ctx,
                                     {found.front().id, std::string_view("核对出库"),
                                      std::string_view("请附装箱照片和复核人")}));
    told.request = asked.id;
    CHECK(sub_requests::ask_department(
        tx, ctx,
        {found.back().id, std::string_view("退款核对"), std::string_view("客户问能不能先退差额")}));
    return Done{};
}

Result<> answer(Tx& tx, const Ctx& ctx, Id request) {
    if (!request) return Done{};
    sub_requests::RequestAnswer said;
    said.id = request;
    said.words = std::string_view("出库视频核对过：数量齐全，两人复核签字，封箱完好。");
    CHECK(sub_requests::answer_sub_request(tx, ctx, said));
    return Done{};
}

Result<> complain_by_form(Tx& tx, const Ctx& ctx, const std::string& form) {
    intake::NewComplaint in;
    in.token = std::string_view(form);
    in.name = std::string_view("孟师傅");
    in.phone = {"+8613900001234"};
    in.words = std::string_view("昨天送到的气缸有一只漏气，装上试了两次都一样，能不能先换一只？");
    in.seen_at = ctx.now.plus_ms(-2 * kMinuteMs);
    CHECK(intake::complain(tx, ctx, in));
    return Done{};
}

tickets::StageRecord record_of(Id ticket, tickets::Stage stage) {
    tickets::StageRecord record{.id = ticket, .stage = stage};
    if (stage == tickets::Stage::accepted) record.words = std::string_view("少一只，急用");
    if (stage == tickets::Stage::resolving) record.words = std::string_view("当天补发，已签收");
    if (stage != tickets::Stage::investigating) return record;
    record.words = std::string_view("拣货时看错一行");
    record.cause = tickets::Cause::picking;
    return record;
}

/// What the customer gives a mark for in the end.
Result<> take_in(Tx& tx, const Ctx& ctx, const Buyer& buyer, Told& told) {
    tickets::Ticket in;
    in.customer_id = buyer.id;
    in.title = "少发一只联轴器";
    in.words = "清点下来少一只联轴器，明天要装机，能不能今天补？";
    TRY(const auto made, tickets::create_ticket(tx, ctx, in));
    told.ticket = made.id;
    CHECK(tickets::classify_ticket(
        tx, ctx, {made.id, tickets::Kind::logistics, tickets::Severity::s3, ctx.user}));
    CHECK(tickets::reply_to_customer(tx, ctx, {made.id, "已收到，今天查清并补发。"}));
    CHECK(tickets::advance_ticket(tx, ctx, record_of(made.id, tickets::Stage::accepted)));
    return Done{};
}

Result<> solve(Tx& tx, const Ctx& ctx, Id ticket) {
    for (const auto stage : {tickets::Stage::investigating, tickets::Stage::resolving})
        CHECK(tickets::advance_ticket(tx, ctx, record_of(ticket, stage)));
    return Done{};
}

Result<> ask_for_mark(Tx& tx, const Ctx& ctx, Told& told) {
    TRY(const auto asked, revisits::ask_for_verdict(tx, ctx, {told.ticket}));
    told.mark = token_of(asked.link);
    return Done{};
}

Result<> give_mark(Tx& tx, const Ctx& ctx, const std::string& mark) {
    CHECK(revisits::note_revisit_opening(tx, ctx, {std::string_view(mark)}));
    CHECK(revisits::give_verdict(
        tx, ctx,
        {std::string_view(mark), 5, std::string_view("补发的第二天就到了，处理得很快。"),
         std::string_view("采购负责人")}));
    return Done{};
}

}  // namespace

void plan_care(Company& c) {
    const auto told = std::make_shared<Told>();
    const Date day = c.season.open_before(c.today);
    const auto at = [&c, day](int hour, int minute, std::function<void()> act) {
        c.at(c.zone.at(day, hour * 60 + minute), std::move(act));
    };
    const auto customer = [&c] { return identity::system_ctx(c.org, c.now, Path::rule); };
    const auto buyer = std::ranges::find_if(c.buyers, [&](const Buyer& one) {
        return one.joins.plus_days(kEnteringDays) < day && one.days_between_orders > 0;
    });
    INVARIANT(buyer != c.buyers.end());
    at(10, 10, [&c, told, buyer] {
        c.call(c.service,
               [told, buyer](Tx& tx, const Ctx& ctx) { return take_in(tx, ctx, *buyer, *told); });
    });
    at(15, 30, [&c, told] {
        c.call(c.service, [told](Tx& tx, const Ctx& ctx) { return solve(tx, ctx, told->ticket); });
    });
    at(16, 20, [&c, told] {
        c.call(c.service,
               [told](Tx& tx, const Ctx& ctx) { return ask_departments(tx, ctx, *told); });
    });
    at(16, 24, [&c, told] {
        c.call(c.manager, [told](Tx& tx, const Ctx& ctx) -> Result<> {
            TRY(const auto form, intake::renew_form(tx, ctx, {}));
            told->form = token_of(form.link);
            return Done{};
        });
    });
    at(16, 50, [&c, told] {
        c.call(c.warehouse,
               [told](Tx& tx, const Ctx& ctx) { return answer(tx, ctx, told->request); });
    });
    at(17, 5, [&c, told] {
        c.call(c.service, [told](Tx& tx, const Ctx& ctx) { return ask_for_mark(tx, ctx, *told); });
    });
    at(17, 25, [&c, told, customer] {
        c.call(customer(),
               [told](Tx& tx, const Ctx& ctx) { return give_mark(tx, ctx, told->mark); });
    });
    at(17, 40, [&c, told, customer] {
        c.call(customer(),
               [told](Tx& tx, const Ctx& ctx) { return complain_by_form(tx, ctx, told->form); });
    });
}

}  // namespace zhuli::cli::demo
