#include "features/notices/store_posts.hpp"

#include "storage/id_set.hpp"

namespace zhuli::notices {

namespace {

using storage::Check;
using storage::Sql;

#define NOTICES                                                                            \
    "SELECT id, user_id, kind, entity, entity_id, customer_id, due_at, urgent, words, at," \
    " read_at FROM notice WHERE org_id = $1 AND id"
#define IDS_SQLITE " IN (SELECT value FROM json_each($2))"
#define IDS_POSTGRES \
    " IN (SELECT CAST(value AS BIGINT) FROM json_array_elements_text(CAST($2 AS json)))"

constexpr Sql kMail{
    "notices.mail_settings",
    "SELECT id, version, active, host, port, security, account, password, sender,"
    " sender_name, created_at, updated_at FROM mail_settings WHERE org_id = $1 LIMIT 1"};
constexpr Sql kBots{"notices.bots",
                    "SELECT id, version, name, kind, url, secret, active, urgent_only, language,"
                    " team_id, kinds, created_at, updated_at FROM notice_bot WHERE org_id = $1"
                    " ORDER BY created_at, id LIMIT $2"};
constexpr Sql kNoticesIn{"notices.in", NOTICES IDS_SQLITE, NOTICES IDS_POSTGRES};
constexpr Sql kWish{"notices.wish",
                    "SELECT mail FROM notice_wish WHERE org_id = $1 AND user_id = $2"};
constexpr Sql kKeepWish{"notices.keep_wish",
                        "INSERT INTO notice_wish (org_id, user_id, mail) VALUES ($1, $2, $3)"
                        " ON CONFLICT (org_id, user_id) DO UPDATE SET mail = excluded.mail"};

constexpr Sql kQueue{"notices.queue_post",
                     "INSERT INTO notice_post (org_id, id, channel, target_id, notice_id, once_key,"
                     " state, tries, why, send_at, sent_at, created_at)"
                     " VALUES ($1, $2, $3, $4, $5, $6, 'waiting', 0, '', $7, 0, $8)"
                     " ON CONFLICT (org_id, target_id, channel, once_key) DO NOTHING"};
constexpr Sql kDue{"notices.posts_due",
                   "SELECT id, channel, target_id, notice_id, state, tries, why, send_at, sent_at,"
                   " created_at FROM notice_post WHERE org_id = $1 AND target_id = $2"
                   " AND state = 'waiting' AND send_at <= $3 ORDER BY send_at, id LIMIT $4"};
constexpr Sql kFind{"notices.find_post",
                    "SELECT id, channel, target_id, notice_id, state, tries, why, send_at, sent_at,"
                    " created_at FROM notice_post WHERE org_id = $1 AND id = $2"};
constexpr Sql kNext{"notices.next_post",
                    "SELECT send_at FROM notice_post WHERE org_id = $1 AND target_id = $2"
                    " AND state = 'waiting' ORDER BY send_at LIMIT 1"};
constexpr Sql kLast{"notices.last_sent",
                    "SELECT sent_at FROM notice_post WHERE org_id = $1 AND target_id = $2"
                    " ORDER BY sent_at DESC LIMIT 1"};
#define SENT \
    "UPDATE notice_post SET state = 'sent', why = '', sent_at = $3 WHERE org_id = $1 AND id"
#define FAILED \
    "UPDATE notice_post SET tries = tries + 1, why = $3, send_at = $4 WHERE org_id = $1 AND id"
#define DEAD "UPDATE notice_post SET state = 'dead', why = $3 WHERE org_id = $1 AND id"
constexpr Sql kSent{"notices.keep_sent", SENT IDS_SQLITE, SENT IDS_POSTGRES};
constexpr Sql kFailed{"notices.keep_failed", FAILED IDS_SQLITE, FAILED IDS_POSTGRES};
constexpr Sql kDead{"notices.keep_dead", DEAD IDS_SQLITE, DEAD IDS_POSTGRES};
constexpr Sql kRevive{"notices.revive_post",
                      "UPDATE notice_post SET state = 'waiting', tries = 0, why = '', send_at = $3,"
                      " created_at = $3 WHERE org_id = $1 AND id = $2 AND state = 'dead'"};

#undef NOTICES
#undef IDS_SQLITE
#undef IDS_POSTGRES
#undef SENT
#undef FAILED
#undef DEAD

constexpr const Sql* kStatements[] = {&kMail,   &kBots, &kNoticesIn, &kWish, &kKeepWish,
                                      &kQueue,  &kDue,  &kNext,      &kLast, &kSent,
                                      &kFailed, &kDead, &kRevive,    &kFind};

constexpr Check kChecks[] = {
    {"notices: every post is about a notice",
     {"notices.check_post",
      "SELECT CAST(p.id AS TEXT) FROM notice_post p LEFT JOIN notice n ON n.org_id = $1"
      " AND n.id = p.notice_id WHERE p.org_id = $1 AND n.id IS NULL"}},
    {"notices: what waits to be sent has a job that sends it",
     {"notices.check_post_job",
      "SELECT CAST(p.id AS TEXT) FROM notice_post p WHERE p.org_id = $1 AND p.state = 'waiting'"
      " AND NOT EXISTS (SELECT 1 FROM job j WHERE j.org_id = $1 AND j.kind = 'notices.send'"
      " AND j.subject_id = p.target_id AND j.state IN ('waiting', 'running'))"}},
};

}  // namespace

std::span<const Sql* const> post_statements() { return kStatements; }
std::span<const Check> post_checks() { return kChecks; }

std::optional<MailSettings> stored_mail_settings(Tx& tx) { return tx.one<MailSettings>(kMail); }

std::vector<Bot> bots_of(Tx& tx, int limit) { return tx.all<Bot>(kBots, limit); }

std::vector<Notice> notices_in(Tx& tx, std::span<const Id> ids) {
    if (ids.empty()) return {};
    return tx.all<Notice>(kNoticesIn, storage::id_set(ids));
}

MailWish wish_of(Tx& tx, Id user) {
    return tx.scalar<MailWish>(kWish, user).value_or(MailWish::urgent);
}

void keep_wish(Tx& tx, Id user, MailWish wish) { tx.push(kKeepWish, user, wish); }

bool queue_post(Tx& tx, const Post& post, std::string_view once_key) {
    return tx.exec(kQueue, post.id, post.channel, post.target_id, post.notice_id, once_key,
                   post.send_at, post.created_at) > 0;
}

std::vector<Post> posts_due(Tx& tx, Id target, Instant now) {
    return tx.all<Post>(kDue, target, now, kPostsInMessage);
}

Instant next_post_at(Tx& tx, Id target) {
    return tx.scalar<Instant>(kNext, target).value_or(Instant{});
}

Instant last_sent_at(Tx& tx, Id target) {
    return tx.scalar<Instant>(kLast, target).value_or(Instant{});
}

void keep_sent(Tx& tx, std::span<const Id> posts, Instant now) {
    if (!posts.empty()) tx.push(kSent, storage::id_set(posts), now);
}

void keep_failed(Tx& tx, std::span<const Id> posts, std::string_view why, Instant again_at) {
    if (!posts.empty()) tx.push(kFailed, storage::id_set(posts), why, again_at);
}

void keep_dead(Tx& tx, std::span<const Id> posts, std::string_view why) {
    if (!posts.empty()) tx.push(kDead, storage::id_set(posts), why);
}

std::optional<Post> find_post(Tx& tx, Id post) { return tx.one<Post>(kFind, post); }

bool revive_post(Tx& tx, Id post, Instant now) { return tx.exec(kRevive, post, now) > 0; }

}  // namespace zhuli::notices
