#include "features/key_accounts/feature.hpp"

#include "features/key_accounts/messages.hpp"
#include "features/key_accounts/rules.hpp"
#include "features/key_accounts/store.hpp"
#include "features/key_accounts/use_cases.hpp"

namespace zhuli::key_accounts {

namespace {

constexpr std::string_view kDepends[] = {"identity", "customers", "metrics"};

constexpr http::Route kRoutes[] = {
    http::get<show_account>("/customers/{id}/account", "key_accounts.read",
                            "Decision map, coverage risks, joint plan and group of a customer"),
    http::put<set_parent>("/customers/{id}/parent", "key_accounts.edit",
                          "The company this customer belongs to"),
    http::create<add_key_person>("/key_people", "key_accounts.edit",
                                 "Put somebody on a decision map"),
    http::look_up<show_key_person>("/key_people/{id}", "key_accounts.read",
                                   "Somebody on a decision map, or who was"),
    http::edit<edit_key_person, KeyPerson>("/key_people/{id}", "key_accounts.edit",
                                           "Change somebody on a decision map"),
    http::act<retire_key_person>("/key_people/{id}/departure", "key_accounts.edit",
                                 "Take somebody off the map who is no longer there"),
    http::create<add_milestone>("/milestones", "key_accounts.edit", "Add to the joint plan"),
    http::look_up<show_milestone>("/milestones/{id}", "key_accounts.read", "One milestone"),
    http::edit<edit_milestone, Milestone>("/milestones/{id}", "key_accounts.edit",
                                          "Change an open milestone"),
    http::act<complete_milestone>("/milestones/{id}/completion", "key_accounts.edit",
                                  "A milestone is done"),
    http::act<reopen_milestone>("/milestones/{id}/reopening", "key_accounts.edit",
                                "A milestone is not done after all"),
};

constexpr storage::Migration kMigrations[] = {{"key_accounts", 1, R"sql(
-- distributed
CREATE TABLE key_person (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL,
  customer_id BIGINT NOT NULL, name TEXT NOT NULL, title TEXT NOT NULL, role TEXT NOT NULL,
  stance BIGINT NOT NULL, influence BIGINT NOT NULL, reports_to_id BIGINT NOT NULL,
  last_contact_on TEXT NOT NULL, note TEXT NOT NULL, gone BIGINT NOT NULL,
  created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL, PRIMARY KEY (org_id, id));
CREATE INDEX key_person_customer ON key_person (org_id, customer_id, gone, influence, id);
-- distributed
CREATE TABLE milestone (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL,
  customer_id BIGINT NOT NULL, title TEXT NOT NULL, due_on TEXT NOT NULL, side TEXT NOT NULL,
  done_on TEXT NOT NULL, created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL,
  PRIMARY KEY (org_id, id));
CREATE INDEX milestone_customer ON milestone (org_id, customer_id, done_on, due_on, id);
-- distributed
CREATE TABLE account_membership (
  org_id BIGINT NOT NULL, id BIGINT NOT NULL, version BIGINT NOT NULL,
  customer_id BIGINT NOT NULL, parent_id BIGINT NOT NULL,
  created_at BIGINT NOT NULL, updated_at BIGINT NOT NULL, PRIMARY KEY (org_id, id));
CREATE UNIQUE INDEX account_membership_customer ON account_membership (org_id, customer_id);
CREATE INDEX account_membership_parent ON account_membership (org_id, parent_id, customer_id);
)sql"}};

constexpr EntityMeta kEntities[] = {
    {"key_person", fields_of<KeyPerson>(), "key_accounts.read"},
    {"milestone", fields_of<Milestone>(), "key_accounts.read"},
    {"account_membership", fields_of<Membership>(), "key_accounts.read"}};

constexpr storage::Recorded kRecords[] = {storage::recorded<KeyPerson>(),
                                          storage::recorded<Milestone>(),
                                          storage::recorded<Membership>()};

}  // namespace

const Feature feature{.name = "key_accounts",
                      .depends = kDepends,
                      .routes = kRoutes,
                      .permissions = permissions(),
                      .migrations = kMigrations,
                      .messages = messages(),
                      .checks = checks(),
                      .statements = statements(),
                      .entities = kEntities,
                      .records = kRecords};

}  // namespace zhuli::key_accounts
