// What people ask of and send to day plans, and the day as they are shown it.
#pragma once

#include "features/day_plans/model.hpp"

namespace zhuli::day_plans {

struct Question {
    Date on;     // none: today
    Id user_id;  // none: one's own
};
BOOST_DESCRIBE_STRUCT(Question, (), (on, user_id))
constexpr auto notes(const Question*) {
    return std::array{note<&Question::user_id>(plain, "user")};
}

struct Span {
    Instant from_at, to_at;
};
BOOST_DESCRIBE_STRUCT(Span, (), (from_at, to_at))

struct Figures {
    int selling_minutes = 0;   // of the day
    int customer_minutes = 0;  // of them: with customers
    int buffer_minutes = 0;    // still kept free
    int promises_count = 0;    // hours that were promised, and answers that are due today
    int promises_kept_count = 0;
    int talks_target = 0;  // one's own; 0: none
    int talks_done_count = 0;
    int talks_planned_count = 0;
};
BOOST_DESCRIBE_STRUCT(Figures, (),
                      (selling_minutes, customer_minutes, buffer_minutes, promises_count,
                       promises_kept_count, talks_target, talks_done_count, talks_planned_count))

struct BlockView : Block {
    std::vector<std::string> actions;
};
BOOST_DESCRIBE_STRUCT(BlockView, (Block), (actions))

struct DayView {
    Date on;
    Date today, next_on;  // the two days that may be asked for
    Id user_id;
    std::string user_name;
    bool editable = false;
    std::vector<Span> working, selling, desk, buffer;
    std::vector<BlockView> blocks;
    std::vector<LeftOver> left_over;
    std::vector<Move> moves;
    Figures figures;
    int buffer_percent = 0;
    std::int64_t inbox_count = 0;  // inquiries nobody owns yet
    int act_no = 0;
    bool undoable = false;
};
BOOST_DESCRIBE_STRUCT(DayView, (),
                      (on, today, next_on, user_id, user_name, editable, working, selling, desk,
                       buffer, blocks, left_over, moves, figures, buffer_percent, inbox_count,
                       act_no, undoable))

/// move takes something that found no place as well.
enum class Act : std::uint8_t { pin, unpin, move, drop, restore };
BOOST_DESCRIBE_ENUM(Act, pin, unpin, move, drop, restore)

/// What a person wants of one block.
struct Arrangement {
    Date on;
    Text<40> entity;
    Id entity_id;
    Act act = Act::pin;
    Instant starts_at;  // of move
};
BOOST_DESCRIBE_STRUCT(Arrangement, (), (on, entity, entity_id, act, starts_at))
constexpr auto notes(const Arrangement*) {
    return std::array{note<&Arrangement::entity>(required),
                      note<&Arrangement::entity_id>(required)};
}

/// From scratch: only what is pinned, begun or dropped stays.
struct Composition {
    Date on;
};
BOOST_DESCRIBE_STRUCT(Composition, (), (on))

/// Of the last arrangement or composition, which the caller saw as number `act_no`.
struct Undo {
    Date on;
    int act_no = 0;
};
BOOST_DESCRIBE_STRUCT(Undo, (), (on, act_no))

}  // namespace zhuli::day_plans
