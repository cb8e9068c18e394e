// What people do with customers. Each function authorises, loads, decides, saves and shows;
// problems are those of rules.hpp plus not_found (also when out of scope), forbidden and stale.
#pragma once

#include "core/codec.hpp"
#include "core/ctx.hpp"
#include "core/result.hpp"
#include "features/customers/model.hpp"
#include "http/route.hpp"

namespace zhuli::customers {

using storage::Tx;

Result<CustomerView> create_customer(Tx& tx, const Ctx& ctx, const Customer& in);
Result<CustomerView> show_customer(Tx& tx, const Ctx& ctx, const http::ById& in);
Result<CustomerView> edit_customer(Tx& tx, const Ctx& ctx, const Edit& edit);
Result<Page<CustomerView>> list_customers(Tx& tx, const Ctx& ctx,
                                          const http::Listed<Customer>& query);

/// The customer if it exists and lies in the caller's scope for `permission`.
Result<Customer> load_in_scope(Tx& tx, const Ctx& ctx, Id id, std::string_view permission);

/// Saves a new customer with keys and search entry; for imports and the simulation too.
Result<> add_customer(Tx& tx, const Ctx& ctx, Customer& customer);

/// Rules over several members, for those who check before they save.
Result<> check_customer(const Customer& customer);
/// Who came from `source` under that number.
std::optional<Id> find_imported(Tx& tx, std::string_view source, std::string_view external_no);
/// Sets the status, as undoing and repeating an import do.
Result<> set_status(Tx& tx, const Ctx& ctx, Id id, CustomerStatus status);

struct DuplicateQuestion {
    Text<120> name;
    Phone phone;
    Email email;
    CreditCode credit_code;
    Id except_id;
};
BOOST_DESCRIBE_STRUCT(DuplicateQuestion, (), (name, phone, email, credit_code, except_id))

/// A probable duplicate, masked unless the caller may see it: 查重 looks beyond one's own scope.
struct Duplicate {
    Id customer_id;  // 0 when outside the caller's scope
    std::string name;
    std::string owner_name;
    std::string matched_by;  // credit_code, phone, email, name
    std::string last_activity;  // week, month, quarter, older
};
BOOST_DESCRIBE_STRUCT(Duplicate, (), (customer_id, name, owner_name, matched_by, last_activity))

struct Duplicates {
    std::vector<Duplicate> items;
};
BOOST_DESCRIBE_STRUCT(Duplicates, (), (items))
Result<Duplicates> find_duplicates(Tx& tx, const Ctx& ctx, const DuplicateQuestion& question);

struct NewInteraction {
    Id id;  // the customer's, from the path
    Channel channel = Channel::note;
    Text<2000> words;
    Date next_contact_on;
};
BOOST_DESCRIBE_STRUCT(NewInteraction, (), (id, channel, words, next_contact_on))
constexpr auto notes(const NewInteraction*) {
    return std::array{note<&NewInteraction::id>(from_path),
                      note<&NewInteraction::words>(required | multiline)};
}
Result<Interaction> record_interaction(Tx& tx, const Ctx& ctx, const NewInteraction& in);

struct TimelineQuestion {
    Id id;
    std::int64_t before = 0;  // event number; 0: from the newest
};
BOOST_DESCRIBE_STRUCT(TimelineQuestion, (), (id, before))
constexpr auto notes(const TimelineQuestion*) {
    return std::array{note<&TimelineQuestion::id>(from_path)};
}
struct TimelineItem {
    std::int64_t seq = 0;
    std::string kind;
    std::string entity;
    Id entity_id;
    Instant at;
    Id actor_id;
    std::string actor_name;
    std::string path;
    std::string body;  // the event's JSON as text
};
BOOST_DESCRIBE_STRUCT(TimelineItem, (), (seq, kind, entity, entity_id, at, actor_id, actor_name,
                                         path, body))
struct Timeline {
    std::vector<TimelineItem> items;
    std::int64_t next_before = 0;  // 0: that was all
};
BOOST_DESCRIBE_STRUCT(Timeline, (), (items, next_before))
Result<Timeline> show_timeline(Tx& tx, const Ctx& ctx, const TimelineQuestion& question);

}  // namespace zhuli::customers
