#include "features/notices/use_cases_posts.hpp"

#include <fmt/format.h>

#include <map>

#include "core/zones.hpp"
#include "features/identity/model.hpp"
#include "features/identity/use_cases.hpp"
#include "features/notices/rules.hpp"
#include "features/notices/store_posts.hpp"
#include "features/notices/use_cases.hpp"
#include "notify/reach.hpp"
#include "storage/job_queue.hpp"
#include "storage/list.hpp"
#include "storage/save.hpp"
#include "storage/settings.hpp"

namespace zhuli::notices {

namespace {

constexpr storage::ListPlan kBots{.permission = "notices.settings", .owner_field = {}};
constexpr storage::ListPlan kPosts{.permission = "notices.settings", .owner_field = {}};

BotView view_of(Bot bot) {
    BotView view;
    view.host = host_of(bot.url.v);
    static_cast<Bot&>(view) = std::move(bot);
    return view;
}

MailSettings mail_settings_of(Tx& tx) { return stored_mail_settings(tx).value_or(MailSettings{}); }

std::string target_name(Tx& tx, const Ctx& ctx, const Post& post) {
    if (post.channel == PostChannel::mail)
        return identity::remembered_name(tx, ctx.now, post.target_id);
    const auto bot = storage::find<Bot>(tx, post.target_id);
    return bot ? bot->name.v : std::string();
}

PostView view_of(Tx& tx, const Ctx& ctx, const Post& post, const Notice& notice,
                 const Catalog& texts) {
    PostView view;
    static_cast<Post&>(view) = post;
    view.target_name = target_name(tx, ctx, post);
    view.text = text_of(notice, texts, ctx.locale, zone_of(ctx.org.timezone), ctx.now);
    return view;
}

/// Told to whoever asks and on its way there at once.
PostView try_out(Tx& tx, const Ctx& ctx, PostChannel channel, Id target, const Catalog& texts) {
    Notice notice;
    notice.id = give(tx, ctx,
                     {.user_id = ctx.user,
                      .kind = kTrialKind,
                      .entity = channel == PostChannel::bot ? "notice_bot" : "mail_settings",
                      .entity_id = target,
                      .due_at = ctx.now,
                      .urgent = true});
    notice.kind = kTrialKind;
    notice.due_at = ctx.now;
    Post post;
    post.id = tx.new_id();
    post.channel = channel;
    post.target_id = target;
    post.notice_id = notice.id;
    post.send_at = post.created_at = ctx.now;
    if (queue_post(tx, post, fmt::format("trial/{}", notice.id.v)))
        storage::enqueue(tx, ctx, {.kind = kSendJob, .subject_id = target, .hasten = true});
    return view_of(tx, ctx, post, notice, texts);
}

class Queueing {
 public:
    Queueing(Tx& tx, const Ctx& ctx)
        : tx_(tx),
          ctx_(ctx),
          bots_(bots_of(tx, static_cast<int>(kBotsLimit))),
          mails_(mail_settings_of(tx).active) {}

    void queue(const Notice& notice) {
        const auto& user = person(notice.user_id);
        if (!user || user->state != identity::UserState::active) return;
        if (mails_ && is_mailed(notice, wish_of(tx_, notice.user_id)))
            post(notice, PostChannel::mail, notice.user_id, std::to_string(notice.id.v));
        for (const Bot& bot : bots_)
            if (is_told_by(bot, notice) && (!bot.team_id || bot.team_id == user->team_id))
                post(notice, PostChannel::bot, bot.id, same_thing(notice));
    }

 private:
    /// Two people told of one thing are one message in a chat.
    static std::string same_thing(const Notice& notice) {
        return fmt::format("{}/{}/{}", notice.kind.v, notice.entity_id.v, notice.due_at.v);
    }
    const std::optional<identity::User>& person(Id id) {
        const auto [found, is_new] = people_.try_emplace(id);
        if (is_new) found->second = storage::find<identity::User>(tx_, id);
        return found->second;
    }
    void post(const Notice& notice, PostChannel channel, Id target, const std::string& once_key) {
        if (notice.kind.v == kUndeliverableKind && notice.entity_id == target) return;
        Post post;
        post.id = tx_.new_id();
        post.channel = channel;
        post.target_id = target;
        post.notice_id = notice.id;
        post.created_at = ctx_.now;
        post.send_at = send_at(notice, ctx_.calendar(), ctx_.now);
        if (!queue_post(tx_, post, once_key)) return;
        storage::enqueue(
            tx_, ctx_,
            {.kind = kSendJob, .subject_id = target, .run_at = post.send_at, .hasten = true});
    }

    Tx& tx_;
    const Ctx& ctx_;
    std::vector<Bot> bots_;
    bool mails_;
    std::map<Id, std::optional<identity::User>> people_;
};

}  // namespace

Result<Wishes> show_wishes(Tx& tx, const Ctx& ctx, const http::Nothing&) {
    return Wishes{wish_of(tx, ctx.user)};
}

Result<Wishes> keep_wishes(Tx& tx, const Ctx& ctx, const Wishes& in) {
    keep_wish(tx, ctx.user, in.mail);
    return in;
}

Result<Kinds> list_kinds(Tx&, const Ctx& ctx, const http::Nothing&, const Catalog& texts) {
    Kinds kinds;
    for (const auto kind : kinds_of(texts))
        if (kind != kTrialKind)
            kinds.items.push_back(
                {std::string(kind),
                 texts.text(ctx.locale, "enum.notice.kind." + std::string(kind))});
    return kinds;
}

Result<MailSettings> show_mail_settings(Tx& tx, const Ctx&, const http::Nothing&) {
    return mail_settings_of(tx);
}

Result<MailSettings> edit_mail_settings(Tx& tx, const Ctx& ctx, const Edit& edit) {
    return storage::edit_settings(tx, ctx, mail_settings_of(tx), edit, check,
                                  "mail_settings.edited");
}

Result<PostView> try_mail(Tx& tx, const Ctx& ctx, const http::Nothing&, const Catalog& texts) {
    if (!mail_settings_of(tx).active) return Problem::of(Status::conflict, "notices.mail_is_off");
    return try_out(tx, ctx, PostChannel::mail, ctx.user, texts);
}

Result<Page<BotView>> list_bots(Tx& tx, const Ctx& ctx, const http::Listed<Bot>& query) {
    TRY(auto rows, storage::list_page<Bot>(tx, ctx, query, kBots));
    Page<BotView> page;
    page.next_cursor = std::move(rows.next_cursor);
    for (Bot& bot : rows.items) page.items.push_back(view_of(std::move(bot)));
    return page;
}

Result<BotView> show_bot(Tx& tx, const Ctx&, const http::ById& in) {
    auto bot = storage::find<Bot>(tx, in.id);
    if (!bot) return Problem::not_found("notice_bot");
    return view_of(std::move(*bot));
}

Result<BotView> create_bot(Tx& tx, const Ctx& ctx, const Bot& in, const Catalog& texts) {
    CHECK(check(in, kinds_of(texts), notify::private_addresses_allowed()));
    if (bots_of(tx, static_cast<int>(kBotsLimit)).size() >= kBotsLimit)
        return Problem::of(Status::conflict, "notices.too_many_bots",
                           {{"max", std::to_string(kBotsLimit)}});
    Bot bot = in;
    CHECK(storage::save_new(tx, ctx, bot, {"notice_bot.created", {}, ""}));
    return view_of(std::move(bot));
}

Result<BotView> edit_bot(Tx& tx, const Ctx& ctx, const Edit& edit, const Catalog& texts) {
    const auto before = storage::find<Bot>(tx, edit.id);
    if (!before) return Problem::not_found("notice_bot");
    CHECK(storage::check_version(*before, edit.if_match, to_json(view_of(*before))));
    TRY(auto after, apply(*before, edit));
    CHECK(check(after, kinds_of(texts), notify::private_addresses_allowed()));
    CHECK(storage::save(tx, ctx, *before, after, {"notice_bot.edited", {}, ""}));
    return view_of(std::move(after));
}

Result<PostView> try_bot(Tx& tx, const Ctx& ctx, const http::ById& in, const Catalog& texts) {
    const auto bot = storage::find<Bot>(tx, in.id);
    if (!bot) return Problem::not_found("notice_bot");
    if (!bot->active) return Problem::of(Status::conflict, "notices.bot_is_off");
    return try_out(tx, ctx, PostChannel::bot, bot->id, texts);
}

Result<Page<PostView>> list_posts(Tx& tx, const Ctx& ctx, const http::Listed<Post>& query,
                                  const Catalog& texts) {
    std::vector<Post> posts;
    Page<PostView> page;
    TRY(page.next_cursor,
        storage::list_rows(tx, ctx,
                           {entity_of(static_cast<const Post*>(nullptr)), fields_of<Post>()}, query,
                           kPosts, [&](const storage::RowView& row) {
                               Tx::load_row(row, fields_of<Post>(), &posts.emplace_back());
                           }));
    std::vector<Id> ids;
    for (const Post& post : posts) ids.push_back(post.notice_id);
    std::map<Id, Notice> notices;
    for (Notice& notice : notices_in(tx, ids)) notices[notice.id] = std::move(notice);
    for (const Post& post : posts)
        page.items.push_back(view_of(tx, ctx, post, notices[post.notice_id], texts));
    return page;
}

Result<PostView> retry_post(Tx& tx, const Ctx& ctx, const http::ById& in, const Catalog& texts) {
    auto post = find_post(tx, in.id);
    if (!post) return Problem::not_found("notice_post");
    if (!revive_post(tx, post->id, ctx.now))
        return Problem::of(Status::conflict, "notices.not_dead");
    storage::enqueue(tx, ctx, {.kind = kSendJob, .subject_id = post->target_id, .hasten = true});
    post->state = PostState::waiting;
    post->send_at = post->created_at = ctx.now;
    const Id about[] = {post->notice_id};
    return view_of(tx, ctx, *post, notices_in(tx, about).at(0), texts);
}

void queue_posts(Tx& tx, const Ctx& ctx, std::span<const storage::StoredEvent> events) {
    std::vector<Id> ids;
    for (const auto& event : events)
        if (event.kind == "notice.given") ids.push_back(event.entity_id);
    if (ids.empty()) return;
    Queueing queueing(tx, ctx);
    for (const Notice& notice : notices_in(tx, ids))
        if (ctx.now.v - notice.at.v <= kGiveUpMs) queueing.queue(notice);
}

}  // namespace zhuli::notices
