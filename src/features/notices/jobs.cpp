#include "features/notices/jobs.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "core/zones.hpp"
#include "features/identity/model.hpp"
#include "features/identity/use_cases.hpp"
#include "features/notices/rules.hpp"
#include "features/notices/store_posts.hpp"
#include "features/notices/use_cases.hpp"
#include "notify/bot.hpp"
#include "notify/mail.hpp"
#include "storage/database.hpp"
#include "storage/entity.hpp"

namespace zhuli::notices {

namespace {

// Described here, plain there: the same options in the same order.
static_assert(static_cast<int>(Security::none) == static_cast<int>(notify::Security::none) &&
              static_cast<int>(Security::starttls) == static_cast<int>(notify::Security::starttls));
static_assert(static_cast<int>(BotKind::feishu) == static_cast<int>(notify::BotKind::feishu) &&
              static_cast<int>(BotKind::dingtalk) == static_cast<int>(notify::BotKind::dingtalk));
static_assert(static_cast<int>(BotLanguage::en) == static_cast<int>(Locale::en) &&
              static_cast<int>(BotLanguage::zh_TW) == static_cast<int>(Locale::zh_TW));

constexpr std::size_t kMailBytes = 64 * 1024;
constexpr std::string_view kSwitchedOff = "switched off";

/// What is to be sent, read in one snapshot.
struct Batch {
    std::vector<Post> posts;
    std::vector<Notice> notices;  // of the posts
    Instant last_sent_at;
    std::optional<MailSettings> mail;
    std::optional<identity::User> person;
    std::optional<Bot> bot;

    PostChannel channel() const { return posts.front().channel; }
    bool reachable() const {
        if (channel() == PostChannel::bot) return bot && bot->active;
        return mail && mail->active && person && person->state == identity::UserState::active;
    }
    bool urgent() const {
        return std::ranges::any_of(notices, [](const Notice& notice) { return notice.urgent; });
    }
    std::vector<Id> ids() const {
        std::vector<Id> ids;
        for (const Post& post : posts) ids.push_back(post.id);
        return ids;
    }
};

/// Of one channel at a time: a person and a bot never have the same id.
Batch read_batch(const jobs::JobRun& run, Instant now) {
    return storage::read_now(run.db, run.ctx.org.id, [&](Tx& tx) {
        const Id target = run.job.subject_id;
        Batch batch;
        batch.posts = posts_due(tx, target, now);
        if (batch.posts.empty()) return batch;
        std::vector<Id> about;
        for (const Post& post : batch.posts) about.push_back(post.notice_id);
        batch.notices = notices_in(tx, about);
        std::ranges::sort(batch.notices, {}, &Notice::id);
        batch.last_sent_at = last_sent_at(tx, target);
        if (batch.channel() == PostChannel::bot) {
            batch.bot = storage::find<Bot>(tx, target);
        } else {
            batch.mail = stored_mail_settings(tx);
            batch.person = storage::find<identity::User>(tx, target);
        }
        return batch;
    });
}

std::vector<std::string> lines_of(const Batch& batch, const Ctx& ctx, const Catalog& texts,
                                  Locale locale) {
    std::vector<std::string> lines;
    for (const Notice& notice : batch.notices)
        lines.push_back(text_of(notice, texts, locale, zone_of(ctx.org.timezone), ctx.now));
    return lines;
}

notify::Delivery mail_it(const Batch& batch, const Ctx& ctx, const Catalog& texts) {
    const auto locale = static_cast<Locale>(batch.person->locale);
    const MailSettings& from = *batch.mail;
    const auto lines = lines_of(batch, ctx, texts, locale);
    const auto count = std::to_string(lines.size());
    notify::Mail mail;
    mail.to = batch.person->email.v;
    mail.to_name = batch.person->name.v;
    mail.subject = lines.size() == 1
                       ? lines.front()
                       : texts.text(locale, "notices.mail_subject", {{"count", count}});
    mail.text = joined(lines, kMailBytes, texts, locale) + "\n\n" +
                texts.text(locale, "notices.mail_foot", {{"org", ctx.org.name}}) + "\n";
    mail.message_id = fmt::format("<notice-{}@{}>", batch.posts.front().id.v, from.host.v);
    mail.at = ctx.now;
    return notify::send_mail({.host = from.host.v,
                              .port = from.port,
                              .security = static_cast<notify::Security>(from.security),
                              .user = from.account.v,
                              .password = from.password.v,
                              .from = from.sender.v,
                              .from_name = from.sender_name.v},
                             mail);
}

notify::Delivery tell_chat(const Batch& batch, const Ctx& ctx, const Catalog& texts) {
    const Bot& bot = *batch.bot;
    const auto locale = static_cast<Locale>(bot.language);
    const auto text =
        joined(lines_of(batch, ctx, texts, locale), notify::kBotTextBytes, texts, locale);
    const auto kind = static_cast<notify::BotKind>(bot.kind);
    return notify::send_to_bot(kind,
                               notify::bot_call(kind, bot.url.v, bot.secret.v, text, ctx.now));
}

/// Whoever looks after the settings learns of it once a day for each place.
void tell_undeliverable(Tx& tx, const Ctx& ctx, const Batch& batch, std::string_view why) {
    const auto name = batch.bot ? batch.bot->name.v : batch.person ? batch.person->name.v : "";
    for (const Id admin : identity::administrators(tx))
        give(tx, ctx,
             {.user_id = admin,
              .kind = kUndeliverableKind,
              .entity = "notice_post",
              .entity_id = batch.posts.front().target_id,
              .due_at = start_of_day(zone_of(ctx.org.timezone), ctx.today),
              .words = {{"name", name}, {"why", std::string(why)}}});
}

void keep_failure(Tx& tx, const Ctx& ctx, const Batch& batch, const notify::Delivery& delivery) {
    std::vector<Id> again, dead;
    std::int64_t tries = 0;
    for (const Post& post : batch.posts) {
        const bool too_old = ctx.now.v - post.created_at.v >= kGiveUpMs;
        const bool over = too_old || delivery.outcome == notify::Outcome::refused;
        (over ? dead : again).push_back(post.id);
        tries = std::max(tries, post.tries + 1);
    }
    keep_failed(tx, again, delivery.why, ctx.now.plus_ms(pause_ms(tries)));
    keep_dead(tx, dead, delivery.why);
    if (!dead.empty()) tell_undeliverable(tx, ctx, batch, delivery.why);
}

/// One event for a message, however many posts it was.
void tell_pages(Tx& tx, const Batch& batch) {
    tx.emit({"notice_post.tried", "notice_post", batch.posts.front().id, {}, ""});
}

/// In one unit what came of it and the job that sends the rest.
Result<> note(const jobs::JobRun& run, const std::function<void(Tx&, const Ctx&)>& keep,
              Instant not_before) {
    return storage::write_now(run.db, run.ctx, [&](Tx& tx) -> Result<> {
        keep(tx, run.ctx);
        const Instant next = next_post_at(tx, run.job.subject_id);
        if (next.v != 0)
            storage::enqueue(tx, run.ctx,
                             {.kind = kSendJob,
                              .subject_id = run.job.subject_id,
                              .run_at = std::max(next, not_before)});
        return Done{};
    });
}

}  // namespace

Result<> send_posts(const jobs::JobRun& run) {
    const Instant now = run.clock();
    const Batch batch = read_batch(run, now);
    if (batch.posts.empty())
        return note(
            run, [](Tx&, const Ctx&) {}, now);
    if (!batch.reachable())
        return note(
            run,
            [&](Tx& tx, const Ctx&) {
                keep_dead(tx, batch.ids(), kSwitchedOff);
                tell_pages(tx, batch);
            },
            now);
    const Instant free_at = batch.last_sent_at.plus_ms(gap_ms(batch.channel(), batch.urgent()));
    if (batch.last_sent_at.v != 0 && now < free_at)
        return note(
            run, [](Tx&, const Ctx&) {}, free_at);
    const auto delivery = batch.channel() == PostChannel::bot
                              ? tell_chat(batch, run.ctx, *run.texts)
                              : mail_it(batch, run.ctx, *run.texts);
    if (delivery.outcome != notify::Outcome::sent)
        return note(
            run,
            [&](Tx& tx, const Ctx& ctx) {
                keep_failure(tx, ctx, batch, delivery);
                tell_pages(tx, batch);
            },
            now);
    return note(
        run,
        [&](Tx& tx, const Ctx&) {
            keep_sent(tx, batch.ids(), run.clock());
            tell_pages(tx, batch);
        },
        run.clock().plus_ms(gap_ms(batch.channel(), true)));
}

}  // namespace zhuli::notices
