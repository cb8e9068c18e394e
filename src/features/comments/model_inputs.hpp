// What people send of comments and are shown, where that differs from the stored rows.
#pragma once

#include "features/comments/model.hpp"

namespace zhuli::comments {

inline constexpr int kPage = 30;
inline constexpr std::size_t kMostMentions = 20;
inline constexpr std::size_t kMostReaders = 8;  // offered to be mentioned
inline constexpr std::int64_t kEditMs = 24 * kHourMs;

struct NewComment {
    Text<40> entity;
    Id record_id;
    Text<2000> words;
    std::vector<Id> mentions;
};
BOOST_DESCRIBE_STRUCT(NewComment, (), (entity, record_id, words, mentions))
constexpr auto notes(const NewComment*) {
    return std::array{note<&NewComment::entity>(required), note<&NewComment::record_id>(required),
                      note<&NewComment::words>(required)};
}

struct Named {
    Id id;
    std::string name;
};
BOOST_DESCRIBE_STRUCT(Named, (), (id, name))

/// Without notes of its own: they would replace the record's. Taken away: without its words.
struct CommentView : Comment {
    std::string author_name;
    std::vector<Named> people;         // those mentioned
    std::vector<std::string> actions;  // edit, remove, restore
};
BOOST_DESCRIBE_STRUCT(CommentView, (Comment), (author_name, people, actions))

struct RecordQuestion {
    Text<40> entity;
    Id record_id;
    Id before;  // older than this one; none: the newest
};
BOOST_DESCRIBE_STRUCT(RecordQuestion, (), (entity, record_id, before))
constexpr auto notes(const RecordQuestion*) {
    return std::array{note<&RecordQuestion::entity>(required),
                      note<&RecordQuestion::record_id>(required)};
}

struct Comments {
    std::vector<CommentView> items;  // the newest first
    Id next_before;                  // none: that was all
    bool can_write = false;
};
BOOST_DESCRIBE_STRUCT(Comments, (), (items, next_before, can_write))

struct ReaderQuestion {
    Text<40> entity;
    Id record_id;
    Text<60> q;  // of a name: pinyin and initials too; empty: who has to do with the record first
};
BOOST_DESCRIBE_STRUCT(ReaderQuestion, (), (entity, record_id, q))
constexpr auto notes(const ReaderQuestion*) {
    return std::array{note<&ReaderQuestion::entity>(required),
                      note<&ReaderQuestion::record_id>(required)};
}

struct Readers {
    std::vector<Named> items;
};
BOOST_DESCRIBE_STRUCT(Readers, (), (items))

}  // namespace zhuli::comments
