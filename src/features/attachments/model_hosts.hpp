// The records that files may belong to. A capability whose records have attachments adds its line:
// who may see the record may see its files, who may `add` to it may add and archive them.
#pragma once

#include <span>
#include <string_view>

namespace zhuli::attachments {

struct Host {
    std::string_view entity;
    std::string_view table;
    std::string_view owner;     // its column that names who owns it; empty: its customer's owner
    std::string_view customer;  // its column that names the customer; empty: it is about none
    // Neither owner nor customer: it is everybody's who has the permission.
    std::string_view read, add;                        // permissions
    std::string_view parent = {}, parent_entity = {};  // or who reaches this record of another kind
    bool parent_only_reads = false;      // whoever reaches only the parent adds nothing
    bool unowned_is_everybodys = false;  // what nobody owns lies in an inbox
    /// Its files change only while this column has this value; empty: always.
    std::string_view writable_column = {}, writable_value = {};
};

inline constexpr Host kHosts[] = {
    {"customer", "customer", "owner_id", "id", "customers.read", "customers.record"},
    {"interaction", "interaction", "", "customer_id", "customers.read", "customers.record"},
    {.entity = "inquiry",
     .table = "inquiry",
     .owner = "owner_id",
     .customer = "customer_id",
     .read = "inquiries.read",
     .add = "inquiries.edit",
     .unowned_is_everybodys = true},
    {.entity = "ticket",
     .table = "ticket",
     .owner = "owner_id",
     .customer = "customer_id",
     .read = "tickets.read",
     .add = "tickets.edit",
     .parent = "customer_id",  // of one's customer, whoever works on it
     .parent_entity = "customer",
     .parent_only_reads = true,
     .unowned_is_everybodys = true},
    {.entity = "mail",  // of an answer that nobody has accepted yet
     .table = "mail",
     .owner = "decided_by",
     .read = "tickets.read",
     .add = "tickets.edit",
     .parent = "ticket_id",
     .parent_entity = "ticket"},
    {.entity = "need",
     .table = "need",
     .customer = "customer_id",
     .read = "needs.read",
     .add = "needs.edit",
     .parent = "inquiry_id",
     .parent_entity = "inquiry"},
    {"opportunity", "opportunity", "owner_id", "customer_id", "opportunities.read",
     "opportunities.edit"},
    {"proposal", "proposal", "owner_id", "customer_id", "proposals.read", "proposals.edit"},
    {"quote", "quote", "owner_id", "customer_id", "quotes.read", "quotes.edit"},
    {"contract", "contract", "owner_id", "customer_id", "contracts.read", "contracts.edit"},
    {"invoice", "invoice", "owner_id", "customer_id", "invoices.read", "invoices.issue"},
    {"product", "product", "", "", "catalog.read", "catalog.edit"},
    // proof of delivery, and how goods came back
    {"waybill", "waybill", "owner_id", "", "logistics.read", "logistics.track"},
    {"return", "sales_return", "owner_id", "customer_id", "orders.read", "orders.inspect_return"},
    {.entity = "offer",  // what was sent stays as whoever may send saw it
     .table = "offer",
     .owner = "owner_id",
     .read = "offers.read",
     .add = "offers.edit",
     .writable_column = "state",
     .writable_value = "draft"},
};

/// Nothing: records of this kind have no files.
constexpr const Host* find_host(std::string_view entity) {
    for (const Host& host : kHosts)
        if (host.entity == entity) return &host;
    return nullptr;
}

}  // namespace zhuli::attachments
