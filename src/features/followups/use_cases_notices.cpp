// What one person was told, and that they have read it.
#include "features/followups/use_cases_record.hpp"
#include "features/identity/use_cases.hpp"

namespace zhuli::followups {

namespace {

std::vector<NoticeView> views_of(Tx& tx, const Ctx& ctx, std::vector<Notice> notices) {
    std::vector<Id> ids;
    for (const Notice& notice : notices) ids.push_back(notice.customer_id);
    std::map<Id, Standing> standings;
    for (auto& one : standings_of(tx, ids)) standings[one.customer_id] = std::move(one);
    std::vector<NoticeView> views;
    for (const Notice& notice : notices) {
        NoticeView& view = views.emplace_back();
        static_cast<Notice&>(view) = notice;
        const Standing& standing = standings[notice.customer_id];
        view.customer_name = standing.name;
        view.owner_name = identity::remembered_name(tx, ctx.now, standing.owner_id);
    }
    return views;
}

}  // namespace

Result<Notices> list_notices(Tx& tx, const Ctx& ctx, const NoticeQuestion& in) {
    return Notices{unread_count(tx, ctx.user),
                   views_of(tx, ctx, notices_of(tx, ctx.user, in.before))};
}

Result<Notices> read_notices(Tx& tx, const Ctx& ctx, const NoticeReading& in) {
    read_notices(tx, ctx.user, in.up_to, ctx.now);
    return list_notices(tx, ctx, {});
}

}  // namespace zhuli::followups
