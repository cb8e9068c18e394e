#include "features/customers/use_cases_tasks.hpp"

#include <algorithm>
#include <vector>

namespace zhuli::customers {

namespace {

struct Task {
    std::string_view permission;
    const storage::Sql* sql;
    bool own;
};

std::vector<Task>& tasks() {
    static std::vector<Task> all;
    return all;
}

bool is_open(storage::Tx& tx, const Ctx& ctx, const Task& task, Id customer) {
    return task.own ? tx.scalar<std::int64_t>(*task.sql, customer, ctx.user).has_value()
                    : tx.scalar<std::int64_t>(*task.sql, customer).has_value();
}

}  // namespace

void know_task(std::string_view permission, const storage::Sql& sql, bool own) {
    tasks().push_back({permission, &sql, own});
}

void forget_tasks() { tasks().clear(); }

bool has_open_task(storage::Tx& tx, const Ctx& ctx, Id customer) {
    return std::ranges::any_of(tasks(), [&](const Task& task) {
        return ctx.allowed(task.permission) && is_open(tx, ctx, task, customer);
    });
}

}  // namespace zhuli::customers
