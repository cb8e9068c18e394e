// Records for the walk over every route: for each address with an id in it, one record per owner,
// made over the API. A new kind of record needs one line in targets.cpp; the walk says which.
#pragma once

#include <map>
#include <optional>
#include <span>

#include "tests/support/world/world.hpp"

namespace zhuli::rights {

/// What an address with an {id} is about.
struct Target {
    std::string_view collection;  // "/orders" for "/orders/{id}/shipments"
    std::string_view entity;      // "order", as fields refer to it
    /// Whom a scope is compared with; oneself: no scope helps.
    enum Whose { everybody, owner, self } whose = everybody;
    /// Makes one that `owner` owns, with everything it needs; returns its id.
    std::string (*make)(support::World&, const std::string& owner);
};

/// Money that came in, and invoices.
std::span<const Target> money_targets();
/// What customers are offered: proposals and quotes.
std::span<const Target> offer_targets();
/// What is done for customers who complained; see targets_care.cpp.
std::span<const Target> care_targets();
/// What is learned from complaints.
std::span<const Target> ticket_targets();
/// Nothing: nobody said how to make one.
const Target* find_target(std::string_view path);
const Target* target_of(std::string_view entity);

/// The id to put into the path, made once per owner.
class Records {
 public:
    explicit Records(support::World& world) : world_(world) {}
    const std::string& of(const Target& target, const std::string& owner);

 private:
    support::World& world_;
    std::map<std::pair<std::string_view, std::string>, std::string> made_;
};

/// A complaint in `owner`'s name, of a customer of theirs; see targets_tickets.cpp.
std::string ticket(support::World& world, const std::string& owner);

/// A body that its route reads without complaint, made from the route's own schema.
std::string body_for(const http::Route& route);

}  // namespace zhuli::rights
