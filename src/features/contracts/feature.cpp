#include "features/contracts/feature.hpp"

#include "features/contracts/jobs.hpp"
#include "features/contracts/messages.hpp"
#include "features/contracts/rules.hpp"
#include "features/contracts/store.hpp"
#include "features/contracts/use_cases.hpp"

namespace zhuli::contracts {

namespace {

constexpr std::string_view kDepends[] = {"identity", "customers", "notices", "orders", "quotes"};

constexpr http::Route kRoutes[] = {
    http::get<list_contracts>("/contracts", "contracts.read",
                              "List contracts, those that end first at the top"),
    http::create<create_contract>("/contracts", "contracts.edit",
                                  "Write down a contract, or one that renews another"),
    http::look_up<show_contract>("/contracts/{id}", "contracts.read",
                                 "One contract with its papers and what was paid"),
    http::edit<edit_contract, Contract>("/contracts/{id}", "contracts.edit",
                                        "Change a contract and which papers stand under it"),
    http::act<end_contract>("/contracts/{id}/ending", "contracts.edit",
                            "It ends before its time, with the reason"),
};

constexpr EntityMeta kEntities[] = {
    {"contract", fields_of<ContractView>(), "contracts.read", "contract", "owner_id"}};

constexpr storage::Recorded kRecords[] = {storage::recorded<Contract>({}, true)};

constexpr jobs::JobKind kJobs[] = {{"contracts.ends", &watch_ends, kHourMs}};

}  // namespace

const Feature feature{.name = "contracts",
                      .depends = kDepends,
                      .routes = kRoutes,
                      .permissions = permissions(),
                      .migrations = migrations(),
                      .messages = messages(),
                      .jobs = kJobs,
                      .checks = checks(),
                      .statements = statements(),
                      .entities = kEntities,
                      .records = kRecords};

}  // namespace zhuli::contracts
