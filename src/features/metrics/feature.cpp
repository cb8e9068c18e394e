#include "features/metrics/feature.hpp"

#include "features/metrics/messages.hpp"
#include "features/metrics/rules.hpp"
#include "features/metrics/store.hpp"
#include "features/metrics/store_customers.hpp"
#include "features/metrics/use_cases.hpp"
#include "features/metrics/use_cases_customers.hpp"

namespace zhuli::metrics {

namespace {

constexpr std::string_view kDepends[] = {"identity", "customers", "catalog"};

constexpr http::Route kRoutes[] = {
    http::get<show_sales>("/dashboards/sales", "metrics.read", "The sales dashboard"),
    http::get<show_worth>("/customers/{id}/worth", "metrics.read",
                          "Sales to a customer, what is due, and when the next order is expected"),
    http::get<list_sums>("/customer_sums", "metrics.read", "This year's sales to some customers"),
};

constexpr storage::Migration kMigrations[] = {{"metrics", 1, R"sql(
-- distributed, by key
CREATE TABLE rollup (
  org_id BIGINT NOT NULL, person_id BIGINT NOT NULL, line_id BIGINT NOT NULL,
  period TEXT NOT NULL, orders_count BIGINT NOT NULL, revenue_minor BIGINT NOT NULL,
  quantity BIGINT NOT NULL, new_customers_count BIGINT NOT NULL,
  PRIMARY KEY (org_id, person_id, line_id, period));
-- distributed, by key
CREATE TABLE rollup_customer_day (
  org_id BIGINT NOT NULL, customer_id BIGINT NOT NULL, day TEXT NOT NULL,
  orders_count BIGINT NOT NULL, revenue_minor BIGINT NOT NULL,
  PRIMARY KEY (org_id, customer_id, day));
-- distributed, by key
CREATE TABLE rollup_customer (
  org_id BIGINT NOT NULL, customer_id BIGINT NOT NULL, orders_count BIGINT NOT NULL,
  revenue_minor BIGINT NOT NULL, due_minor BIGINT NOT NULL, PRIMARY KEY (org_id, customer_id));
)sql"}};

constexpr Consumer kConsumers[] = {{"metrics.rollup", &roll_up},
                                   {"metrics.customers", &roll_up_customers}};

}  // namespace

const Feature feature{.name = "metrics",
                      .depends = kDepends,
                      .routes = kRoutes,
                      .permissions = permissions(),
                      .migrations = kMigrations,
                      .messages = messages(),
                      .consumers = kConsumers,
                      .checks = checks(),
                      .statements = statements()};

}  // namespace zhuli::metrics
