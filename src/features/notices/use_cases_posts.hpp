// How notices leave the product: what each person wants by mail, the mail server and the robots of
// an organisation, and what is waiting, sent or dead. Nothing here sends: the job does (jobs.hpp).
#pragma once

#include "core/codec.hpp"
#include "core/messages.hpp"
#include "features/notices/model_inputs.hpp"
#include "http/route.hpp"
#include "storage/events.hpp"

namespace zhuli::notices {

using storage::Tx;

Result<Wishes> show_wishes(Tx& tx, const Ctx& ctx, const http::Nothing& in);
Result<Wishes> keep_wishes(Tx& tx, const Ctx& ctx, const Wishes& in);

Result<Kinds> list_kinds(Tx& tx, const Ctx& ctx, const http::Nothing& in, const Catalog& texts);

Result<MailSettings> show_mail_settings(Tx& tx, const Ctx& ctx, const http::Nothing& in);
Result<MailSettings> edit_mail_settings(Tx& tx, const Ctx& ctx, const Edit& edit);
/// Mails something to whoever asks. 409 while there is no active mail server.
Result<PostView> try_mail(Tx& tx, const Ctx& ctx, const http::Nothing& in, const Catalog& texts);

Result<Page<BotView>> list_bots(Tx& tx, const Ctx& ctx, const http::Listed<Bot>& query);
Result<BotView> show_bot(Tx& tx, const Ctx& ctx, const http::ById& in);
Result<BotView> create_bot(Tx& tx, const Ctx& ctx, const Bot& in, const Catalog& texts);
Result<BotView> edit_bot(Tx& tx, const Ctx& ctx, const Edit& edit, const Catalog& texts);
/// Says something in the chat. 409 for a bot that is switched off.
Result<PostView> try_bot(Tx& tx, const Ctx& ctx, const http::ById& in, const Catalog& texts);

/// Newest first; with `state` and `target_id` to filter by.
Result<Page<PostView>> list_posts(Tx& tx, const Ctx& ctx, const http::Listed<Post>& query,
                                  const Catalog& texts);
/// Sends a dead one after all; 409 for one that waits or was sent.
Result<PostView> retry_post(Tx& tx, const Ctx& ctx, const http::ById& in, const Catalog& texts);

/// The consumer of `notice.given`: queues what leaves the product.
void queue_posts(Tx& tx, const Ctx& ctx, std::span<const storage::StoredEvent> events);

}  // namespace zhuli::notices
