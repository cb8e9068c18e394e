// Customers: companies and people we sell to, with the keys by which a duplicate is recognised.
// One customer has one owner (who follows it) and that owner's team at the time of the last change.
// Sums over orders are deliberately not here: they live in metrics, so that an order never touches
// this row.
#pragma once

#include "core/model.hpp"
#include "core/entity_name.hpp"

namespace zhuli::customers {

enum class Kind : std::uint8_t { company, person, walk_in };
BOOST_DESCRIBE_ENUM(Kind, company, person, walk_in)

enum class CustomerStatus : std::uint8_t { lead, prospect, customer, dormant, lost, invalid };
BOOST_DESCRIBE_ENUM(CustomerStatus, lead, prospect, customer, dormant, lost, invalid)

enum class Tier : std::uint8_t { a, b, c, d };
BOOST_DESCRIBE_ENUM(Tier, a, b, c, d)

struct Customer {
    Id id;
    std::int64_t version = 0;
    Text<20> code;  // KH-000123, given by the system
    Kind kind = Kind::company;
    Text<120> name;
    Text<40> short_name;
    CreditCode credit_code;
    CustomerStatus status = CustomerStatus::lead;
    Tier tier = Tier::c;
    Text<60> contact_name;
    Text<60> contact_title;
    Phone phone;
    Email email;
    Text<60> wechat;
    Text<60> region;
    Text<200> address;
    Text<60> industry;
    Text<60> source;
    Id owner_id;
    Money credit_limit_minor;
    std::vector<Text<30>> tags;
    Text<2000> note;
    Text<60> external_no;
    Instant last_contact_at;
    Date next_contact_on;
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(Customer, (),
                      (id, version, code, kind, name, short_name, credit_code, status, tier,
                       contact_name, contact_title, phone, email, wechat, region, address,
                       industry, source, owner_id, credit_limit_minor, tags, note, external_no,
                       last_contact_at, next_contact_on, created_at, updated_at))

constexpr auto notes(const Customer*) {
    using C = Customer;
    return std::array{
        note<&C::id>(read_only),
        note<&C::version>(read_only),
        note<&C::code>(read_only | searchable | filterable),
        note<&C::kind>(filterable),
        note<&C::name>(required | searchable | sortable),
        note<&C::short_name>(searchable),
        note<&C::status>(filterable),
        note<&C::tier>(filterable | sortable),
        note<&C::contact_name>(searchable),
        note<&C::phone>(masked | searchable),
        note<&C::email>(masked),
        note<&C::wechat>(masked),
        note<&C::region>(filterable),
        note<&C::owner_id>(filterable, "user"),
        note<&C::note>(multiline),
        note<&C::external_no>(read_only),
        note<&C::last_contact_at>(read_only | sortable),
        note<&C::next_contact_on>(filterable | sortable),
        note<&C::created_at>(read_only | sortable),
        note<&C::updated_at>(read_only | sortable),
    };
}

constexpr EntityName entity_of(const Customer*) { return {"customer", "customer"}; }

/// What the API shows: the record, who owns it, and what the caller may do with it now.
struct CustomerView : Customer {
    std::string owner_name;
    bool contact_masked = false;
    std::vector<std::string> actions;
};
BOOST_DESCRIBE_STRUCT(CustomerView, (Customer), (owner_name, contact_masked, actions))

/// One normalised key of a customer; equal keys make a probable duplicate.
struct CustomerKey {
    Id customer_id;
    Text<12> kind;  // credit_code, phone, email, name
    Text<130> value;
};
BOOST_DESCRIBE_STRUCT(CustomerKey, (), (customer_id, kind, value))

/// A conversation or other contact, written down.
enum class Channel : std::uint8_t { phone, wechat, visit, email, note };
BOOST_DESCRIBE_ENUM(Channel, phone, wechat, visit, email, note)

struct Interaction {
    Id id;
    std::int64_t version = 0;
    Id customer_id;
    Channel channel = Channel::note;
    Text<2000> words;
    Instant happened_at;
    Id author_id;
    Date next_contact_on;
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(Interaction, (), (id, version, customer_id, channel, words, happened_at,
                                        author_id, next_contact_on, created_at, updated_at))
constexpr EntityName entity_of(const Interaction*) {
    return {"interaction", "interaction"};
}

}  // namespace zhuli::customers
