// Cases that were learned from the complaints of the last weeks: drafted by the service when they
// were closed, published by the manager, one still in review and one a draft; used on what came
// after; and what the retro of the month decided. Throws no dice: the rest of the year stays.
#include <map>
#include <memory>

#include "cli/demo/company.hpp"
#include "features/cases/use_cases.hpp"
#include "features/retros/use_cases.hpp"
#include "features/tickets/use_cases.hpp"

namespace zhuli::cli::demo {

namespace {

using tickets::Cause;

constexpr int kWrittenBefore = 9, kPlannedBefore = 3, kUsedBefore = 1;  // open days back
constexpr std::size_t kPublished = 3, kMostCases = 5;
constexpr int kSoon = 6;  // days until the first is looked at again

std::string_view prevention_of(Cause cause) {
    switch (cause) {
        case Cause::carrier:
            return "易损件加护角、外箱贴向上标志；破损率高的线路换承运商。";
        case Cause::product:
            return "入冬前抽检防锈油厚度，出厂检验单增加低温推力一项。";
        case Cause::invoice:
            return "客户变更开票资料时当天更新抬头，开票前与客户核对税号。";
        case Cause::handling:
            return "退货入库即通知财务，三个工作日内退款，超时提醒主管。";
        case Cause::description:
            return "随货附参数表，产品页补充这款编码器的设置步骤。";
        default:
            return "拣货后由第二人按单复核，扫码不符不能打包。";
    }
}

std::vector<tickets::TicketView> closed_ones(Tx& tx, const Ctx& ctx) {
    http::Listed<tickets::Ticket> query;
    query.limit = 200;
    query.filters = {{"stage", "closed"}};
    query.sort = "opened_at";
    const auto page = tickets::list_tickets(tx, ctx, query);
    INVARIANT(page.ok());
    return page->items;
}

/// One of each title, the oldest; the last stays a draft.
Result<> draft_some(Tx& tx, const Ctx& ctx) {
    std::map<std::string, Id> first;
    for (const auto& ticket : closed_ones(tx, ctx)) first.emplace(ticket.title.v, ticket.id);
    std::size_t drafted = 0;
    for (const auto& [title, ticket] : first) {
        if (drafted == kMostCases) return Done{};
        TRY(const auto one, cases::draft_from_ticket(tx, ctx, {ticket}));
        if (++drafted == first.size() || drafted == kMostCases) return Done{};
        CHECK(cases::edit_case(
            tx, ctx,
            {one.id, one.version,
             boost::json::object{{"prevention", std::string(prevention_of(one.cause))}}}));
        CHECK(cases::submit_case(tx, ctx, {one.id}));
    }
    return Done{};
}

std::vector<cases::CaseItem> cases_in(Tx& tx, const Ctx& ctx, const char* state) {
    http::Listed<cases::Case> query;
    query.filters = {{"state", state}};
    query.sort = "created_at";
    const auto page = cases::list_cases(tx, ctx, query);
    INVARIANT(page.ok());
    return page->items;
}

Result<> publish_some(Tx& tx, const Ctx& ctx, Date soon) {
    std::size_t published = 0;
    for (const auto& one : cases_in(tx, ctx, "reviewing")) {
        if (published == kPublished) return Done{};
        const Date day = published == 0 ? soon : Date{};
        CHECK(cases::publish_case(tx, ctx, {one.id, day}));
        ++published;
    }
    return Done{};
}

/// Two changes out of what repeats in the month: one done, one still to do.
Result<> plan_changes(Tx& tx, const Ctx& ctx, const Company& c, std::vector<Id>& ids) {
    TRY(const auto retro, retros::show_retro(tx, ctx, {}));
    const Id owners[] = {c.warehouse.user, c.service.user};
    for (std::size_t i = 0; i < std::size(owners) && i < retro.repeats.size(); ++i) {
        retros::SopChange change;
        change.month_on = retro.month_on;
        change.cause = retro.repeats[i].cause;
        change.kind = retro.repeats[i].kind;
        change.title = prevention_of(change.cause);
        change.owner_id = owners[i];
        change.due_on = ctx.today.plus_days(kSoon);
        TRY(const auto planned, retros::plan_sop_change(tx, ctx, change));
        ids.push_back(planned.id);
    }
    return Done{};
}

/// What is offered for the complaints that are worked on helps with some of them.
Result<> use_some(Tx& tx, const Ctx& ctx) {
    http::Listed<tickets::Ticket> query;
    query.filters = {{"owner_id", std::to_string(ctx.user.v)}};
    TRY(const auto page, tickets::list_tickets(tx, ctx, query));
    for (const auto& ticket : page.items) {
        TRY(const auto hints, cases::hint_for_ticket(tx, ctx, {ticket.id}));
        if (!hints.items.empty() && hints.items.front().same_kind)
            CHECK(cases::use_case(tx, ctx, {hints.items.front().id, ticket.id}));
    }
    return Done{};
}

}  // namespace

void plan_lessons(Company& c) {
    const auto back = [&c](int days) {
        Date day = c.today;
        for (int i = 0; i < days; ++i) day = c.season.open_before(day);
        return day;
    };
    const Date written = back(kWrittenBefore);
    c.at(c.zone.at(written, 17 * 60), [&c] { c.call(c.service, &draft_some); });
    c.at(c.zone.at(written, 17 * 60 + 40), [&c] {
        c.call(c.manager, [&c](Tx& tx, const Ctx& ctx) {
            return publish_some(tx, ctx, c.today.plus_days(kSoon));
        });
    });
    const auto changes = std::make_shared<std::vector<Id>>();
    c.at(c.zone.at(back(kPlannedBefore), 9 * 60 + 30), [&c, changes] {
        c.call(c.manager, [&c, changes](Tx& tx, const Ctx& ctx) {
            changes->clear();
            return plan_changes(tx, ctx, c, *changes);
        });
    });
    c.at(c.zone.at(back(kUsedBefore), 15 * 60), [&c, changes] {
        c.call(c.warehouse, [changes](Tx& tx, const Ctx& ctx) -> Result<> {
            if (changes->empty()) return Done{};
            CHECK(retros::finish_sop_change(tx, ctx,
                                            {changes->front(), "已写进拣货单背面，班前会讲过。"}));
            return Done{};
        });
    });
    c.at(c.zone.at(back(kUsedBefore), 16 * 60), [&c] { c.call(c.service, &use_some); });
}

}  // namespace zhuli::cli::demo
