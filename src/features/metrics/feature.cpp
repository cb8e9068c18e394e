#include "features/metrics/feature.hpp"

#include "features/metrics/messages.hpp"
#include "features/metrics/rules.hpp"
#include "features/metrics/store.hpp"
#include "features/metrics/use_cases.hpp"

namespace zhuli::metrics {

namespace {

constexpr std::string_view kDepends[] = {"identity", "catalog"};

constexpr http::Route kRoutes[] = {
    http::get<show_sales>("/dashboards/sales", "metrics.read", "The sales dashboard"),
};

constexpr storage::Migration kMigrations[] = {{"metrics", 1, R"sql(
-- distributed
CREATE TABLE rollup_day (
  org_id BIGINT NOT NULL, day TEXT NOT NULL, person_id BIGINT NOT NULL, line_id BIGINT NOT NULL,
  orders_count BIGINT NOT NULL, revenue_minor BIGINT NOT NULL, quantity BIGINT NOT NULL,
  new_customers_count BIGINT NOT NULL,
  PRIMARY KEY (org_id, day, person_id, line_id));
)sql"}};

constexpr Consumer kConsumers[] = {{"metrics.rollup", &roll_up}};

}  // namespace

const Feature feature{.name = "metrics",
                      .depends = kDepends,
                      .routes = kRoutes,
                      .permissions = permissions(),
                      .migrations = kMigrations,
                      .messages = messages(),
                      .consumers = kConsumers,
                      .statements = statements()};

}  // namespace zhuli::metrics
