#include "features/comments/use_cases_places.hpp"

#include <algorithm>

#include "features/approvals/use_cases.hpp"
#include "features/attachments/use_cases_hosts.hpp"
#include "features/comments/model_places.hpp"
#include "features/comments/store.hpp"
#include "features/identity/use_cases_people.hpp"
#include "storage/entity.hpp"

namespace zhuli::comments {

namespace {

constexpr int kLately = 50;  // comments whose writers are concerned

/// Whoever is asked or told reads an approval, whosever its document is.
bool takes_part(Tx& tx, const Ctx& ctx, std::string_view entity, Id record) {
    return entity == "approval" && approvals::show_approval(tx, ctx, {record}).ok();
}

/// Where it lies, for whoever reads it by taking part.
Result<attachments::Hosted> find_anyway(Tx& tx, const Ctx& ctx, const Host& host, Id record) {
    Ctx house = ctx;
    house.rights = nullptr;
    return attachments::find_hosted(tx, house, host, record, attachments::Access::read);
}

}  // namespace

Result<Standing> find_standing(Tx& tx, const Ctx& ctx, std::string_view entity, Id record) {
    const Place* place = find_place(entity);
    if (place == nullptr) return Problem::field("entity", "comments.no_place");
    const Host& host = *host_of(entity);
    auto hosted = attachments::find_hosted(tx, ctx, host, record, attachments::Access::read);
    if (!hosted.ok() && takes_part(tx, ctx, entity, record))
        hosted = find_anyway(tx, ctx, host, record);
    if (!hosted.ok()) return std::move(hosted.problem());
    Standing standing{std::string(entity), hosted->record_id, hosted->customer_id, {}};
    if (!host.owner.empty())
        standing.owner_id = storage::owner_of(tx, host.table, host.owner, record).value_or(Id{});
    return standing;
}

Result<Standing> standing_of(Tx& tx, const Ctx& ctx, const Comment& comment) {
    return find_standing(tx, ctx, comment.entity.v,
                         comment.record_id ? comment.record_id : comment.customer_id);
}

std::string title_of(Tx& tx, const Standing& standing) {
    const auto column = find_place(standing.entity)->title;
    if (column.empty()) return "";
    return title_of(tx, host_of(standing.entity)->table, column, standing.record());
}

std::vector<identity::User> readers_of(Tx& tx, const Ctx& ctx, const Standing& standing,
                                       std::span<const identity::User> people, std::size_t most) {
    std::vector<identity::User> readers;
    identity::Impersonation as(tx, ctx);
    for (const identity::User& one : people) {
        if (readers.size() == most) break;
        if (one.state != identity::UserState::active) continue;
        const Ctx theirs = as.person(one);
        if (theirs.allowed("comments.read") &&
            find_standing(tx, theirs, standing.entity, standing.record()).ok())
            readers.push_back(one);
    }
    return readers;
}

std::vector<Id> concerned(Tx& tx, const Ctx& ctx, const Standing& standing) {
    std::vector<Id> people;
    const auto add = [&](Id one) {
        if (one && one != ctx.user && std::ranges::count(people, one) == 0) people.push_back(one);
    };
    for (const Comment& one :
         comments_of(tx, standing.entity, standing.record_id, standing.customer_id, {}, kLately))
        if (!one.removed) add(one.author_id);
    add(standing.owner_id);
    return people;
}

}  // namespace zhuli::comments
