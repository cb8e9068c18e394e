// The records that people comment on: those that have a page. Who reads the record reads its
// comments and may write one. Most are those that files hang on (attachments/model_hosts.hpp).
#pragma once

#include "features/attachments/model_hosts.hpp"

namespace zhuli::comments {

using attachments::Host;

/// Those without files.
inline constexpr Host kHosts[] = {
    {.entity = "order",
     .table = "sales_order",
     .owner = "owner_id",
     .customer = "customer_id",
     .read = "orders.read"},
    {.entity = "approval",  // and whoever takes part: use_cases_places.cpp
     .table = "approval",
     .owner = "owner_id",
     .customer = "customer_id",
     .read = "approvals.read"},
    {.entity = "purchase_order", .table = "purchase_order", .read = "purchasing.read"},
    {.entity = "sub_request", .table = "sub_request", .read = "sub_requests.read"},
    {.entity = "ticket_case", .table = "ticket_case", .read = "cases.read"},
    {.entity = "bank_receipt", .table = "bank_receipt", .read = "receivables.read"},
};

/// What a kind of record is called by, where it is spoken of: one of its columns, or nothing.
struct Place {
    std::string_view entity;
    std::string_view title = {};
};
inline constexpr Place kPlaces[] = {
    {"customer", "name"},
    {"ticket", "number"},
    {"order", "number"},
    {"quote", "number"},
    {"proposal", "number"},
    {"contract", "number"},
    {"opportunity", "name"},
    {"inquiry"},
    {"invoice", "number"},
    {"return", "number"},
    {"waybill", "order_number"},
    {"product", "name"},
    {"offer", "title"},
    {"purchase_order", "number"},
    {"approval", "number"},
    {"sub_request", "number"},
    {"ticket_case", "title"},
    {"bank_receipt", "reference"},
};

/// Nothing: nobody comments on records of this kind.
constexpr const Place* find_place(std::string_view entity) {
    for (const Place& place : kPlaces)
        if (place.entity == entity) return &place;
    return nullptr;
}

/// How one finds out who reads a record of that kind.
constexpr const Host* host_of(std::string_view entity) {
    for (const Host& host : kHosts)
        if (host.entity == entity) return &host;
    return attachments::find_host(entity);
}

}  // namespace zhuli::comments
