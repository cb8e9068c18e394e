// Tickets (客诉): a complaint from its intake to the customer's verdict. A ticket moves through
// stages, each of which leaves a written record before the next begins; what was written stays.
// Its clocks are not columns but events, see model_clocks.hpp. Compensation, departments and cases
// are not here.
#pragma once

#include "core/entity_name.hpp"
#include "core/model.hpp"
#include "features/customers/model.hpp"

namespace zhuli::tickets {

using customers::Channel;

/// What it is about; none: nobody has said yet.
enum class Kind : std::uint8_t { none, logistics, quality, after_sales, technical, billing, other };
BOOST_DESCRIBE_ENUM(Kind, none, logistics, quality, after_sales, technical, billing, other)

/// s1: danger, or the customer stands still. s4: a wish.
enum class Severity : std::uint8_t { none, s1, s2, s3, s4 };
BOOST_DESCRIBE_ENUM(Severity, none, s1, s2, s3, s4)

/// 受理 → 调查 → 处理 → 回访 → closed. joined: goes on in another ticket of this customer.
enum class Stage : std::uint8_t { accepted, investigating, resolving, revisiting, closed, joined };
BOOST_DESCRIBE_ENUM(Stage, accepted, investigating, resolving, revisiting, closed, joined)

/// What the investigation found to be the reason.
enum class Cause : std::uint8_t {
    none,
    carrier,
    packing,
    picking,
    product,
    description,
    invoice,
    handling,
    misuse,
    other
};
BOOST_DESCRIBE_ENUM(Cause, none, carrier, packing, picking, product, description, invoice, handling,
                    misuse, other)

enum class Clock : std::uint8_t { none, classify, reply, investigate, resolve, revisit };
BOOST_DESCRIBE_ENUM(Clock, none, classify, reply, investigate, resolve, revisit)

struct Ticket {
    Id id;
    std::int64_t version = 0;
    Text<30> number;  // TK-…
    Channel channel = Channel::phone;
    Id customer_id;  // none: it came by the public form, and nobody said yet whose it is
    Id order_id, order_line_id, shipment_id, product_id;
    Text<120> title;
    Text<4000> words;  // the customer's
    Kind kind = Kind::none;
    Severity severity = Severity::none;
    Id owner_id;  // none: in the inbox
    Id entered_by;
    Instant opened_at;
    Date opened_on;  // the business day of opened_at
    Stage stage = Stage::accepted;
    bool paused = false;
    Clock due_clock = Clock::none;  // of its running clocks the one that is due first
    Instant warn_at, due_at;
    bool breached = false;  // one of its clocks ran out at some time
    Instant classified_at, replied_at;
    Cause cause = Cause::none;
    int satisfaction = 0;  // 1–5; 0: not asked yet
    int reopened_count = 0;
    Id joined_to;
    int open_requests = 0;  // of other departments; while there are any it is not resolved
    Instant closed_at;
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(Ticket, (),
                      (id, version, number, channel, customer_id, order_id, order_line_id,
                       shipment_id, product_id, title, words, kind, severity, owner_id, entered_by,
                       opened_at, opened_on, stage, paused, due_clock, warn_at, due_at, breached,
                       classified_at, replied_at, cause, satisfaction, reopened_count, joined_to,
                       open_requests, closed_at, created_at, updated_at))

constexpr auto notes(const Ticket*) {
    using T = Ticket;
    return std::array{note<&T::id>(read_only),
                      note<&T::version>(read_only),
                      note<&T::number>(read_only | searchable),
                      note<&T::channel>(filterable),
                      note<&T::customer_id>(required | filterable, "customer"),
                      note<&T::order_id>(filterable, "order"),
                      note<&T::product_id>(filterable, "product"),
                      note<&T::title>(searchable),
                      note<&T::words>(required | multiline),
                      note<&T::kind>(read_only | filterable),
                      note<&T::severity>(read_only | filterable),
                      note<&T::owner_id>(filterable, "user"),
                      note<&T::entered_by>(read_only, "user"),
                      note<&T::opened_at>(read_only | sortable),
                      note<&T::opened_on>(read_only | filterable),
                      note<&T::stage>(read_only | filterable),
                      note<&T::paused>(read_only | filterable),
                      note<&T::due_clock>(read_only),
                      note<&T::warn_at>(read_only),
                      note<&T::due_at>(read_only | sortable),
                      note<&T::breached>(read_only | filterable),
                      note<&T::classified_at>(read_only),
                      note<&T::replied_at>(read_only),
                      note<&T::cause>(read_only | filterable),
                      note<&T::satisfaction>(read_only),
                      note<&T::reopened_count>(read_only),
                      note<&T::joined_to>(read_only, "ticket"),
                      note<&T::open_requests>(read_only),
                      note<&T::closed_at>(read_only),
                      note<&T::created_at>(read_only),
                      note<&T::updated_at>(read_only)};
}
constexpr EntityName entity_of(const Ticket*) { return {"ticket", "ticket"}; }

/// What was written down; never changed. `stage`: in which stage of the ticket. customer: by them.
enum class RecordKind : std::uint8_t { stage, reply, note, pause, resume, reopen, join, customer };
BOOST_DESCRIBE_ENUM(RecordKind, stage, reply, note, pause, resume, reopen, join, customer)

struct TicketRecord {
    Id id;
    Id ticket_id;
    RecordKind kind = RecordKind::note;
    Stage stage = Stage::accepted;
    Text<4000> words;
    Cause cause = Cause::none;
    int satisfaction = 0;
    Id author_id;
    Instant at;
};
BOOST_DESCRIBE_STRUCT(TicketRecord, (),
                      (id, ticket_id, kind, stage, words, cause, satisfaction, author_id, at))
constexpr EntityName entity_of(const TicketRecord*) { return {"ticket_record", "ticket_record"}; }

/// What somebody who works on tickets can do, and whether they are there. Until it is written
/// down: everything, and there.
struct Agent {
    Id id;
    std::int64_t version = 0;
    Id user_id;
    std::vector<Kind> kinds;  // none: all of them
    int most_open = 20;
    bool available = true;
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(Agent, (),
                      (id, version, user_id, kinds, most_open, available, created_at, updated_at))
constexpr auto notes(const Agent*) {
    return std::array{note<&Agent::id>(read_only), note<&Agent::version>(read_only),
                      note<&Agent::user_id>(required, "user"), note<&Agent::created_at>(read_only),
                      note<&Agent::updated_at>(read_only)};
}
constexpr EntityName entity_of(const Agent*) { return {"ticket_agent", "ticket_agent"}; }

}  // namespace zhuli::tickets
