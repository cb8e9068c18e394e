// What goes in and out of notices in another shape than it is stored.
#pragma once

#include "features/notices/model.hpp"

namespace zhuli::notices {

inline constexpr int kNoticesPage = 50;
inline constexpr int kUnreadLimit = 100;

struct NoticeView : Notice {
    std::string text;  // in the reader's language
};
BOOST_DESCRIBE_STRUCT(NoticeView, (Notice), (text))

struct NoticeQuestion {
    Id before;  // older than this one; none: the newest
};
BOOST_DESCRIBE_STRUCT(NoticeQuestion, (), (before))

struct Notices {
    std::int64_t unread_count = 0;  // up to kUnreadLimit
    std::vector<NoticeView> items;
    Id next_before;  // none: that was all
};
BOOST_DESCRIBE_STRUCT(Notices, (), (unread_count, items, next_before))

/// One is read by naming it twice, all by naming the newest.
struct NoticeReading {
    Id from;   // none: the oldest
    Id up_to;  // this one and all before it, down to `from`
};
BOOST_DESCRIBE_STRUCT(NoticeReading, (), (from, up_to))
constexpr auto notes(const NoticeReading*) {
    return std::array{note<&NoticeReading::up_to>(required)};
}

struct BotView : Bot {
    std::string host;  // where its url leads
};
BOOST_DESCRIBE_STRUCT(BotView, (Bot), (host))

struct PostView : Post {
    std::string target_name;
    std::string text;
};
BOOST_DESCRIBE_STRUCT(PostView, (Post), (target_name, text))

struct Wishes {
    MailWish mail = MailWish::urgent;
};
BOOST_DESCRIBE_STRUCT(Wishes, (), (mail))

/// A kind of notice by name, for choosing.
struct KindView {
    std::string kind, label;
};
BOOST_DESCRIBE_STRUCT(KindView, (), (kind, label))
struct Kinds {
    std::vector<KindView> items;
};
BOOST_DESCRIBE_STRUCT(Kinds, (), (items))

}  // namespace zhuli::notices
