#include "features/notices/use_cases_many.hpp"

#include "core/zones.hpp"
#include "features/notices/rules.hpp"
#include "features/notices/store.hpp"

namespace zhuli::notices {

namespace {

Notice notice_of(const Ctx& ctx, NewNotice in) {
    Notice notice;
    notice.user_id = in.user_id;
    notice.kind = in.kind;
    notice.entity = in.entity;
    notice.entity_id = in.entity_id;
    notice.customer_id = in.customer_id;
    notice.due_at = in.due_at;
    notice.urgent = in.urgent;
    notice.words = std::move(in.words);
    notice.at = ctx.now;
    return notice;
}

}  // namespace

Id give(Tx& tx, const Ctx& ctx, NewNotice in) {
    Notice notice = notice_of(ctx, std::move(in));
    notice.id = tx.new_id();
    if (!keep_notice(tx, notice)) return {};
    tx.emit({"notice.given", "notice", notice.id, {}, ""});
    return notice.id;
}

void give_all(Tx& tx, const Ctx& ctx, std::span<const Id> people, NewNotice in) {
    for (const Id told : keep_notices(tx, notice_of(ctx, std::move(in)), people))
        tx.emit({"notice.given", "notice", told, {}, ""});
}

void settle(Tx& tx, const Ctx& ctx, std::string_view entity, Id entity_id) {
    keep_settled(tx, entity, entity_id, ctx.now);
}

Result<Notices> list_notices(Tx& tx, const Ctx& ctx, const NoticeQuestion& in,
                             const Catalog& texts) {
    auto rows = notices_of(tx, ctx.user, in.before);
    const bool more = rows.size() > static_cast<std::size_t>(kNoticesPage);
    if (more) rows.pop_back();
    Notices page{unread_count(tx, ctx.user), {}, more ? rows.back().id : Id{}};
    for (Notice& row : rows) {
        NoticeView& view = page.items.emplace_back();
        static_cast<Notice&>(view) = std::move(row);
        view.text = text_of(view, texts, ctx.locale, zone_of(ctx.org.timezone), ctx.now);
    }
    return page;
}

Result<Notices> read_notices(Tx& tx, const Ctx& ctx, const NoticeReading& in,
                             const Catalog& texts) {
    keep_read(tx, ctx.user, in, ctx.now);
    return list_notices(tx, ctx, {}, texts);
}

std::int64_t count_unread_notices(Tx& tx, const Ctx& ctx) { return unread_count(tx, ctx.user); }

}  // namespace zhuli::notices
