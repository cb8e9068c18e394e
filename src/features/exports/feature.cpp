#include "features/exports/feature.hpp"

#include "features/exports/lists.hpp"
#include "features/exports/messages.hpp"
#include "features/exports/use_cases.hpp"

namespace zhuli::exports {

namespace {

constexpr std::string_view kDepends[] = {
    "identity",     "customers",     "catalog",   "orders",    "imports",     "followups",
    "inquiries",    "opportunities", "proposals", "quotes",    "receivables", "tickets",
    "sub_requests", "purchasing",    "invoices",  "logistics", "cases",       "pool",
    "duplicates",   "stock",         "contracts"};

std::vector<http::Route> all_routes() {
    const auto lists = list_routes();
    std::vector<http::Route> all(lists.begin(), lists.end());
    all.push_back(http::get<&export_statement>("/customers/{id}/statement/export",
                                               "receivables.statement",
                                               "A customer's statement of account, as a file"));
    return all;
}

const std::vector<http::Route> kRoutes = all_routes();

}  // namespace

const Feature feature{
    .name = "exports", .depends = kDepends, .routes = kRoutes, .messages = messages()};

}  // namespace zhuli::exports
