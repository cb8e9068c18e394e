// The statements of what leaves the product: wishes, bots, and posts waiting to be sent. Posts are
// nobody's records: queued once, sent once, no version and no audit.
#pragma once

#include <span>

#include "features/notices/model_inputs.hpp"
#include "storage/check.hpp"
#include "storage/tx.hpp"

namespace zhuli::notices {

using storage::Tx;

inline constexpr int kPostsInMessage = 200;

std::optional<MailSettings> stored_mail_settings(Tx& tx);
std::vector<Bot> bots_of(Tx& tx, int limit);
std::vector<Notice> notices_in(Tx& tx, std::span<const Id> ids);

MailWish wish_of(Tx& tx, Id user);
void keep_wish(Tx& tx, Id user, MailWish wish);

/// False: it waits or went out already. `once_key` tells apart what this target is told.
bool queue_post(Tx& tx, const Post& post, std::string_view once_key);
/// Waiting ones of this target, the earliest first, up to kPostsInMessage.
std::vector<Post> posts_due(Tx& tx, Id target, Instant now);
/// When the next waiting one of this target is to be sent; 0: none waits.
Instant next_post_at(Tx& tx, Id target);
Instant last_sent_at(Tx& tx, Id target);
void keep_sent(Tx& tx, std::span<const Id> posts, Instant now);
void keep_failed(Tx& tx, std::span<const Id> posts, std::string_view why, Instant again_at);
void keep_dead(Tx& tx, std::span<const Id> posts, std::string_view why);
std::optional<Post> find_post(Tx& tx, Id post);
/// Waits again, from now on. False: it is not dead.
bool revive_post(Tx& tx, Id post, Instant now);

std::span<const storage::Sql* const> post_statements();
std::span<const storage::Check> post_checks();

}  // namespace zhuli::notices
