#include "features/tickets/feature.hpp"

#include "features/tickets/jobs.hpp"
#include "features/tickets/messages.hpp"
#include "features/tickets/rules.hpp"
#include "features/tickets/store.hpp"
#include "features/tickets/store_board.hpp"
#include "features/tickets/use_cases.hpp"
#include "features/tickets/use_cases_record.hpp"
#include "features/tickets/use_cases_words.hpp"

namespace zhuli::tickets {

namespace {

constexpr std::string_view kDepends[] = {"identity", "customers", "catalog", "orders", "notices"};

constexpr EntityMeta kEntities[] = {
    {"ticket", fields_of<TicketView>(), "tickets.read", "ticket", "owner_id"},
    {"ticket_settings", fields_of<Settings>(), "tickets.read"},
    {"ticket_words", fields_of<WordSettings>(), "tickets.read"},
    {"ticket_agent", fields_of<AgentView>(), "tickets.read"}};

std::span<const storage::Sql* const> all_statements() {
    static const std::vector<const storage::Sql*> all = [] {
        std::vector<const storage::Sql*> list(statements().begin(), statements().end());
        list.insert(list.end(), board_statements().begin(), board_statements().end());
        return list;
    }();
    return all;
}

constexpr storage::Part kParts[] = {storage::part<TicketRecord>("", "ticket_id", "id"),
                                    storage::part<ClockEvent>("", "ticket_id", "id")};

constexpr storage::Recorded kRecords[] = {
    storage::recorded<Ticket>(kParts, true), storage::recorded<Settings>(),
    storage::recorded<WordSettings>(), storage::recorded<Agent>()};

constexpr jobs::JobKind kJobs[] = {{kWatchJob, &watch, kWatchEveryMs},
                                   {"tickets.learn", &learn_kinds, kLearnEveryMs}};

constexpr Consumer kConsumers[] = {{"tickets.sellers", &follow_sellers}};

constexpr NoteKind kNotes[] = {{"ticket", "tickets.read", &show_words}};

/// Whoever has a complaint has a task with its customer.
const CustomerTask kTasks[] = {{"tickets.edit", &task_with(), true}};

}  // namespace

const Feature feature{.name = "tickets",
                      .depends = kDepends,
                      .routes = routes(),
                      .permissions = permissions(),
                      .migrations = migrations(),
                      .messages = messages(),
                      .consumers = kConsumers,
                      .jobs = kJobs,
                      .checks = checks(),
                      .statements = all_statements(),
                      .entities = kEntities,
                      .notes = kNotes,
                      .records = kRecords,
                      .customer_tasks = kTasks};

}  // namespace zhuli::tickets
