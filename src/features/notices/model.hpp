// Notices: what one person was told, once, and that it was read; and how it leaves the product as
// well, by mail and into chats. What is told is a kind and words; texts are made of them in the
// reader's language. Never the record itself: it only leads to one.
#pragma once

#include "core/entity_name.hpp"
#include "core/model.hpp"

namespace zhuli::notices {

/// Goes into a text as {name}: as it stands, or as the message of that key.
struct Word {
    std::string name;
    std::string value;
    bool is_key = false;
};
BOOST_DESCRIBE_STRUCT(Word, (), (name, value, is_key))

struct Notice {
    Id id;
    Id user_id;
    Text<60> kind;  // "follow_up.reminder": the message notice.follow_up.reminder is its text
    Text<40> entity;
    Id entity_id;
    Id customer_id;  // none: about no customer
    Instant due_at;  // of the record then; the same record is told of once for each
    bool urgent = false;
    std::vector<Word> words;
    Instant at;
    Instant read_at;
};
BOOST_DESCRIBE_STRUCT(Notice, (),
                      (id, user_id, kind, entity, entity_id, customer_id, due_at, urgent, words, at,
                       read_at))
constexpr EntityName entity_of(const Notice*) { return {"notice", "notice"}; }

/// Which of one's notices are mailed as well.
enum class MailWish : std::uint8_t { every, urgent, none };
BOOST_DESCRIBE_ENUM(MailWish, every, urgent, none)

enum class Security : std::uint8_t { tls, starttls, none };
BOOST_DESCRIBE_ENUM(Security, tls, starttls, none)

/// The mail server of the organisation; one, until somebody changes it an inactive one.
struct MailSettings {
    Id id;
    std::int64_t version = 0;
    bool active = false;
    Text<253> host;
    int port = 465;
    Security security = Security::tls;
    Text<254> account;
    Text<200> password;  // left out of a change, it stays
    Email sender;
    Text<60> sender_name;
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(MailSettings, (),
                      (id, version, active, host, port, security, account, password, sender,
                       sender_name, created_at, updated_at))
constexpr auto notes(const MailSettings*) {
    return std::array{note<&MailSettings::id>(read_only), note<&MailSettings::version>(read_only),
                      note<&MailSettings::password>(secret),
                      note<&MailSettings::created_at>(read_only),
                      note<&MailSettings::updated_at>(read_only)};
}
constexpr EntityName entity_of(const MailSettings*) { return {"mail_settings", "mail_settings"}; }

/// The robot of a group chat.
enum class BotKind : std::uint8_t { wecom, dingtalk, feishu };
BOOST_DESCRIBE_ENUM(BotKind, wecom, dingtalk, feishu)

enum class BotLanguage : std::uint8_t { zh_CN, zh_TW, en };
BOOST_DESCRIBE_ENUM(BotLanguage, zh_CN, zh_TW, en)

struct Bot {
    Id id;
    std::int64_t version = 0;
    Text<60> name;
    BotKind kind = BotKind::wecom;
    Text<500> url;     // holds the robot's key: never shown again
    Text<200> secret;  // signs, where the chat asks for it
    bool active = true;
    bool urgent_only = true;
    BotLanguage language = BotLanguage::zh_CN;
    Id team_id;                   // notices to its people only; none: to everybody's
    std::vector<Text<60>> kinds;  // none: every kind
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(Bot, (),
                      (id, version, name, kind, url, secret, active, urgent_only, language, team_id,
                       kinds, created_at, updated_at))
constexpr auto notes(const Bot*) {
    return std::array{note<&Bot::id>(read_only),
                      note<&Bot::version>(read_only),
                      note<&Bot::name>(required | sortable),
                      note<&Bot::kind>(required),
                      note<&Bot::url>(required | secret),
                      note<&Bot::secret>(zhuli::secret),
                      note<&Bot::team_id>(0, "team"),
                      note<&Bot::created_at>(read_only | sortable),
                      note<&Bot::updated_at>(read_only)};
}
constexpr EntityName entity_of(const Bot*) { return {"notice_bot", "notice_bot"}; }

enum class PostChannel : std::uint8_t { mail, bot };
BOOST_DESCRIBE_ENUM(PostChannel, mail, bot)

/// dead: refused, or undeliverable for so long that nobody wants it any more.
enum class PostState : std::uint8_t { waiting, sent, dead };
BOOST_DESCRIBE_ENUM(PostState, waiting, sent, dead)

/// A notice on its way out of the product, to one person's mailbox or one chat.
struct Post {
    Id id;
    PostChannel channel = PostChannel::mail;
    Id target_id;  // the person or the bot
    Id notice_id;
    PostState state = PostState::waiting;
    std::int64_t tries = 0;
    Text<300> why;  // of the last try that failed
    Instant send_at;
    Instant sent_at;
    Instant created_at;
};
BOOST_DESCRIBE_STRUCT(Post, (),
                      (id, channel, target_id, notice_id, state, tries, why, send_at, sent_at,
                       created_at))
constexpr auto notes(const Post*) {
    return std::array{note<&Post::state>(filterable), note<&Post::target_id>(filterable),
                      note<&Post::created_at>(sortable)};
}
constexpr EntityName entity_of(const Post*) { return {"notice_post", "notice_post"}; }

}  // namespace zhuli::notices
