#include "cli/live.hpp"

#include "storage/entity.hpp"

namespace zhuli::cli {

namespace {

const EntityMeta* find_meta(Features features, std::string_view entity) {
    for (const Feature* feature : features)
        for (const EntityMeta& meta : feature->entities)
            if (meta.entity == entity) return &meta;
    return nullptr;
}

/// The owner of the record itself, else of the customer on whose timeline the event is.
http::Audience audience_of(Features features, storage::Tx& tx, const storage::Change& change) {
    const EntityMeta* meta = find_meta(features, change.entity);
    if (meta == nullptr) return {};
    const bool is_owned = !meta->owner.empty();
    const EntityMeta* owned = is_owned ? meta : find_meta(features, "customer");
    const Id id = is_owned ? change.entity_id : change.customer_id;
    if (!id || owned == nullptr) return {meta->permission, {}};
    return {meta->permission, storage::owner_of(tx, owned->table, owned->owner, id)};
}

/// A sign-in that ended, a person whose roles or state changed, teams that moved.
bool concerns_rights(const storage::Change& change, const http::Caller& caller) {
    const auto about = [&](Id id) { return !change.entity_id || change.entity_id == id; };
    if (change.entity == "token") return about(caller.token_id);
    if (change.entity == "user") return about(caller.ctx.user);
    return change.entity == "team";
}

}  // namespace

http::LiveRules live_rules(Features features, const http::Site& site) {
    return {.authenticate =
                [authenticate = site.authenticate](const http::Presented& presented, Instant now) {
                    return authenticate(presented.token, presented.by_cookie, now);
                },
            .audience =
                [features](storage::Tx& tx, const storage::Change& change) {
                    return audience_of(features, tx, change);
                },
            .concerns_rights = &concerns_rights,
            .clock = site.clock};
}

std::shared_ptr<http::LiveHub> make_live_hub(storage::Database& db, http::LiveRules rules,
                                             http::LiveLimits limits) {
    auto hub = std::make_shared<http::LiveHub>(db, std::move(rules), limits);
    db.on_commit([weak = std::weak_ptr(hub)](Id org, std::int64_t) {
        if (const auto alive = weak.lock()) alive->wake(org);
    });
    return hub;
}

}  // namespace zhuli::cli
