// Exports: what a list shows, as a sheet to keep: csv or xlsx, columns named as imports know them,
// so that an exported file comes back unchanged. No records of its own.
#pragma once

#include "core/value/enum.hpp"

namespace zhuli::exports {

enum class Format : std::uint8_t { xlsx, csv };
BOOST_DESCRIBE_ENUM(Format, xlsx, csv)

enum class Kind : std::uint8_t {
    customers,
    contacts,
    interactions,
    products,
    orders,
    follow_ups,
    inquiries,
    opportunities,
    proposals,
    quotes,
    tickets,
    sub_requests,
    returns,
    purchases,
    invoices,
    bank_receipts,
    waybills,
    cases,
    contracts,
    pool_customers,
    duplicates,
    stock
};
BOOST_DESCRIBE_ENUM(Kind, customers, contacts, interactions, products, orders, follow_ups,
                    inquiries, opportunities, proposals, quotes, tickets, sub_requests, returns,
                    purchases, invoices, bank_receipts, waybills, cases, contracts, pool_customers,
                    duplicates, stock)

/// Rows of one file through the browser; the command line writes any number.
inline constexpr std::int64_t kMostRows = 50'000;

}  // namespace zhuli::exports
