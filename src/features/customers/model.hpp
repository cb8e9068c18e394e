// Customers: companies and people we sell to, and the conversations with them. One customer has one
// owner, who follows it. The main contact stands in the row itself, further people are a list in
// it: a customer with its people is one aggregate. Sums over orders are deliberately not here: they
// live in metrics, so that an order never touches this row.
#pragma once

#include "core/entity_name.hpp"
#include "core/model.hpp"

namespace zhuli::customers {

enum class Kind : std::uint8_t { company, person, walk_in };
BOOST_DESCRIBE_ENUM(Kind, company, person, walk_in)

enum class CustomerStatus : std::uint8_t { lead, prospect, customer, dormant, lost, invalid };
BOOST_DESCRIBE_ENUM(CustomerStatus, lead, prospect, customer, dormant, lost, invalid)

enum class Tier : std::uint8_t { a, b, c, d };
BOOST_DESCRIBE_ENUM(Tier, a, b, c, d)

/// How much a price weighs with them, as whoever sells to them sees it.
enum class PriceSensitivity : std::uint8_t { unknown, low, medium, high };
BOOST_DESCRIBE_ENUM(PriceSensitivity, unknown, low, medium, high)

inline constexpr std::size_t kAddressesLimit = 10;
inline constexpr std::size_t kTagsLimit = 20;
inline constexpr std::size_t kContactsLimit = 20;

/// A further person at the customer's.
struct Contact {
    Text<60> name;
    Text<60> title;
    Phone phone;
    Email email;
    Text<60> wechat;
};
BOOST_DESCRIBE_STRUCT(Contact, (), (name, title, phone, email, wechat))
constexpr auto notes(const Contact*) {
    using C = Contact;
    return std::array{note<&C::name>(required), note<&C::phone>(masked), note<&C::email>(masked),
                      note<&C::wechat>(masked)};
}

/// A further address: a branch, a warehouse, where invoices go.
struct Address {
    Text<40> label;
    Text<200> text;
};
BOOST_DESCRIBE_STRUCT(Address, (), (label, text))
constexpr auto notes(const Address*) { return std::array{note<&Address::text>(required)}; }

struct Customer {
    Id id;
    std::int64_t version = 0;
    Text<20> code;  // KH-000123, given by the system
    Kind kind = Kind::company;
    Text<120> name;
    Text<40> short_name;
    CreditCode credit_code;
    CustomerStatus status = CustomerStatus::lead;
    Text<500> status_reason;  // why lost or invalid
    Tier tier = Tier::c;
    Text<60> contact_name;
    Text<60> contact_title;
    Phone phone;
    Email email;
    Text<60> wechat;
    std::vector<Contact> contacts;
    Text<60> region;
    Text<200> address;
    std::vector<Address> addresses;
    Text<60> industry;
    Text<200> buys;  // what they buy, in words
    PriceSensitivity price_sensitivity = PriceSensitivity::unknown;
    Text<100> delivery_window;  // when goods may come: weekdays before noon
    Text<120> invoice_title;
    Text<60> source;
    Id owner_id;
    Money credit_limit_minor;
    int credit_days = 0;  // after delivery; 0: none are given
    std::vector<Text<30>> tags;
    Text<2000> note;
    Text<60> external_no;
    Instant last_contact_at;
    Date next_contact_on;
    bool archived = false;
    Text<500> archive_reason;
    Id merged_into;  // whose record this one has become part of; then it is archived too
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(Customer, (),
                      (id, version, code, kind, name, short_name, credit_code, status,
                       status_reason, tier, contact_name, contact_title, phone, email, wechat,
                       contacts, region, address, addresses, industry, buys, price_sensitivity,
                       delivery_window, invoice_title, source, owner_id, credit_limit_minor,
                       credit_days, tags, note, external_no, last_contact_at, next_contact_on,
                       archived, archive_reason, merged_into, created_at, updated_at))

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
        note<&C::status_reason>(multiline),
        note<&C::tier>(filterable | sortable),
        note<&C::contact_name>(searchable),
        note<&C::phone>(masked | searchable),
        note<&C::email>(masked),
        note<&C::wechat>(masked),
        note<&C::contacts>(masked),
        note<&C::region>(filterable),
        note<&C::owner_id>(filterable, "user"),
        note<&C::note>(multiline),
        note<&C::external_no>(read_only),
        note<&C::last_contact_at>(read_only | sortable),
        note<&C::next_contact_on>(filterable | sortable | derived),
        note<&C::archived>(read_only | filterable),
        note<&C::archive_reason>(read_only),
        note<&C::merged_into>(read_only, "customer"),
        note<&C::created_at>(read_only | sortable),
        note<&C::updated_at>(read_only | sortable),
    };
}

constexpr EntityName entity_of(const Customer*) { return {"customer", "customer"}; }

/// Whose a customer is, for what stands beside other records.
struct CustomerName {
    Id id;
    std::string name;
    Id owner_id;
};
BOOST_DESCRIBE_STRUCT(CustomerName, (), (id, name, owner_id))

/// One normalised key of a customer; equal keys make a probable duplicate.
struct CustomerKey {
    Id customer_id;
    Text<12> kind;  // credit_code, phone, email, name
    Text<130> value;
};
BOOST_DESCRIBE_STRUCT(CustomerKey, (), (customer_id, kind, value))

/// How a conversation was held; a note is about the customer, not with it.
enum class Channel : std::uint8_t { phone, wechat, visit, email, note };
BOOST_DESCRIBE_ENUM(Channel, phone, wechat, visit, email, note)

/// A conversation, written down. Withdrawn ones stay, marked.
struct Interaction {
    Id id;
    std::int64_t version = 0;
    Id customer_id;
    Channel channel = Channel::note;
    Text<2000> words;
    Instant happened_at;
    Id author_id;
    bool from_customer = false;  // the customer began it: an inquiry
    Date next_contact_on;
    bool withdrawn = false;
    bool wrong_number =
        false;            // a call that reaches nobody of theirs: out of service, or another's
    Phone number;         // which one
    Text<60> spoke_with;  // whom of theirs; empty: not said
    Instant created_at;
    Instant updated_at;
};
BOOST_DESCRIBE_STRUCT(Interaction, (),
                      (id, version, customer_id, channel, words, happened_at, author_id,
                       from_customer, next_contact_on, withdrawn, wrong_number, number, spoke_with,
                       created_at, updated_at))
constexpr auto notes(const Interaction*) { return std::array{note<&Interaction::number>(masked)}; }
constexpr EntityName entity_of(const Interaction*) { return {"interaction", "interaction"}; }

}  // namespace zhuli::customers
