// What one person was told, and that they have read it.
#include "features/followups/use_cases_record.hpp"
#include "features/identity/use_cases.hpp"

namespace zhuli::followups {

namespace {

std::vector<NoticeView> views_of(Tx& tx, const Ctx& ctx, std::vector<NoticeRow> notices) {
    std::vector<Id> ids;
    for (const NoticeRow& notice : notices) ids.push_back(notice.customer_id);
    std::map<Id, Standing> standings;
    for (auto& one : standings_of(tx, ids)) standings[one.customer_id] = std::move(one);
    std::vector<NoticeView> views;
    for (NoticeRow& notice : notices) {
        NoticeView& view = views.emplace_back();
        static_cast<NoticeRow&>(view) = std::move(notice);
        const Standing& standing = standings[view.customer_id];
        view.customer_name = standing.name;
        view.owner_name = identity::remembered_name(tx, ctx.now, standing.owner_id);
    }
    return views;
}

}  // namespace

Result<Notices> list_notices(Tx& tx, const Ctx& ctx, const NoticeQuestion& in) {
    auto rows = notices_of(tx, ctx.user, in.before);
    const bool more = rows.size() > static_cast<std::size_t>(kNoticesPage);
    if (more) rows.pop_back();
    const Id next = more ? rows.back().id : Id{};
    return Notices{unread_count(tx, ctx.user), views_of(tx, ctx, std::move(rows)), next};
}

Result<Notices> read_notices(Tx& tx, const Ctx& ctx, const NoticeReading& in) {
    read_notices(tx, ctx.user, in, ctx.now);
    return list_notices(tx, ctx, {});
}

std::int64_t count_unread_notices(Tx& tx, const Ctx& ctx) { return unread_count(tx, ctx.user); }

}  // namespace zhuli::followups
