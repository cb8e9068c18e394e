#include "features/customers/use_cases_merge.hpp"

#include "features/customers/rules.hpp"
#include "features/customers/rules_match.hpp"
#include "features/customers/store_merge.hpp"
#include "features/customers/use_cases_record.hpp"

namespace zhuli::customers {

namespace {

constexpr int kLongestChain = 64;

Result<> save_quietly(Tx& tx, const Ctx& ctx, const Customer& before, Customer& after) {
    return storage::save(tx, ctx, before, after, {"", {}, ""});
}

/// The other's name is what a timeline shows.
void tell(Tx& tx, std::string_view kind, const Customer& of, const Customer& other, Id merge) {
    tx.emit({kind, "customer", of.id, of.id, merge_body(of, other, merge)});
}

/// Its row, and what is found and recognised by it.
Result<> save_members(Tx& tx, const Ctx& ctx, const Customer& before, Customer& after) {
    if (same_value(before, after)) return Done{};
    return save_customer(tx, ctx, before, after, "", "");
}

}  // namespace

Id survivor_of(Tx& tx, Id customer) {
    for (int step = 0; step < kLongestChain; ++step) {
        const Id next = merged_into(tx, customer);
        if (!next) break;
        customer = next;
    }
    return customer;
}

void hold_for_reference(Tx& tx, Id customer) { share_customer(tx, customer); }

Id referred(Tx& tx, Id customer) {
    for (int step = 0; step < kLongestChain; ++step) {
        share_customer(tx, customer);
        const Id next = merged_into(tx, customer);
        if (!next) break;
        customer = next;
    }
    return customer;
}

std::vector<Id> family_of(Tx& tx, Id customer) { return absorbed_by(tx, customer); }

Result<> absorb(Tx& tx, const Ctx& ctx, const Customer& winner, Customer& after,
                const Customer& loser, Id merge) {
    Customer ended = loser;
    ended.archived = true;
    ended.merged_into = winner.id;
    CHECK(save_quietly(tx, ctx, loser, ended));
    CHECK(save_members(tx, ctx, winner, after));
    tell(tx, "customer.merged", after, loser, merge);
    return Done{};
}

Result<> release(Tx& tx, const Ctx& ctx, const Customer& winner, Customer& after,
                 const Customer& loser, Id merge) {
    Customer living = loser;
    living.archived = false;
    living.merged_into = {};
    CHECK(save_quietly(tx, ctx, loser, living));
    CHECK(save_members(tx, ctx, winner, after));
    tell(tx, "customer.unmerged", after, loser, merge);
    tell(tx, "customer.parted", living, winner, merge);
    return Done{};
}

void keep_apart(Tx& tx, Id a, Id b) { insert_apart(tx, a, b); }
void forget_apart(Tx& tx, Id a, Id b) { delete_apart(tx, a, b); }
bool are_apart(Tx& tx, Id a, Id b) { return is_apart(tx, a, b); }

std::vector<Customer> customers_to_match(Tx& tx, Id after, int limit) {
    return read_to_match(tx, after, limit);
}

bool more_than(Tx& tx, std::int64_t customers) { return count_some(tx, customers + 1) > customers; }

bool anybody_changed(Tx& tx, Instant since) { return any_changed_since(tx, since); }

const match::Schema& match_schema() { return match_fields(); }

std::vector<std::string> values_to_match(const Customer& customer) {
    return match_values(customer);
}

std::string member_text(const Field& field, const Customer& customer) {
    if (field.name != "contacts") return told(field, customer);
    std::string text;
    for (const Contact& contact : customer.contacts) {
        if (!text.empty()) text += ", ";
        text += contact.name.v;
        for (const auto* part : {&contact.phone.v, &contact.email.v, &contact.wechat.v})
            if (!part->empty()) text += " " + *part;
    }
    return text;
}

}  // namespace zhuli::customers
