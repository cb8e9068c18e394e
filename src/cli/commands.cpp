#include "cli/commands.hpp"

#include <chrono>
#include <cstdio>
#include <fstream>
#include <iostream>

#include "cli/messages.hpp"
#include "features/approvals/use_cases.hpp"
#include "features/customers/use_cases_tasks.hpp"
#include "features/identity/store.hpp"
#include "features/identity/use_cases.hpp"
#include "storage/entity.hpp"

namespace zhuli::cli {

namespace {

Result<std::string> read_password(const std::string& file) {
    std::ifstream in(file);
    std::string line;
    if (!in || !std::getline(in, line))
        return Problem::field("password-file", "cli.unreadable_file", {{"file", file}});
    if (!line.empty() && line.back() == '\r') line.pop_back();
    return line;
}

}  // namespace

Instant clock_now() {
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    return {std::chrono::duration_cast<std::chrono::milliseconds>(now).count()};
}

std::vector<storage::Migration> all_migrations(Features features) {
    const auto core = storage::core_migrations();
    std::vector<storage::Migration> all(core.begin(), core.end());
    for (const Feature* feature : features)
        all.insert(all.end(), feature->migrations.begin(), feature->migrations.end());
    return all;
}

Catalog all_messages(Features features) {
    Catalog catalog;
    catalog.add(messages());
    for (const Feature* feature : features) catalog.add(feature->messages);
    return catalog;
}

void publish_permissions(Features features) {
    std::vector<const Permission*> all;
    for (const Feature* feature : features)
        for (const Permission& permission : feature->permissions) all.push_back(&permission);
    identity::know_permissions(std::move(all));
    for (const Feature* feature : features)
        for (const ApprovalSubject& subject : feature->approvals)
            approvals::know_subject(subject.document, subject.follow);
    customers::forget_tasks();
    for (const Feature* feature : features)
        for (const CustomerTask& task : feature->customer_tasks)
            customers::know_task(task.permission, *task.sql, task.own);
}

std::unique_ptr<storage::Database> open_current(const std::string& url, Features features) {
    constexpr std::int64_t kMapped = 32 << 20;
    auto db = storage::open_database(url, {.read_connections = 2, .mapped_bytes = kMapped});
    if (storage::schema_is_current(*db, all_migrations(features))) return db;
    std::fprintf(stderr, "The database is of another version; run: zhuli migrate --db %s\n",
                 url.c_str());
    return nullptr;
}

Result<identity::Org> choose_org(storage::Database& db, const std::string& name) {
    const auto orgs =
        storage::read_now(db, {}, [](storage::Tx& tx) { return identity::all_orgs(tx); });
    if (name.empty() && orgs.size() == 1) return orgs.front();
    for (const auto& org : orgs)
        if (org.name.v == name) return org;
    return Problem::field("org", orgs.empty() ? "cli.no_org" : "cli.which_org");
}

Result<Ctx> acting_as(storage::Database& db, const identity::Org& org, const std::string& email,
                      Path path) {
    return storage::read_now(db, org.id, [&](storage::Tx& tx) -> Result<Ctx> {
        std::optional<Id> user = email.empty() ? identity::first_admin(tx) : std::nullopt;
        if (!email.empty())
            for (const auto& login : identity::find_logins(tx, email))
                if (login.org_id == org.id) user = login.user_id;
        const auto found = user ? storage::find<identity::User>(tx, *user) : std::nullopt;
        if (!found) return Problem::field("as", "cli.no_such_person", {{"email", email}});
        return identity::person_ctx(tx, org, *found, clock_now(), path);
    });
}

int refuse(const Problem& problem, Features features) {
    const Catalog catalog = all_messages(features);
    std::fprintf(stderr, "%s\n", catalog.text(Locale::en, problem.code, problem.params).c_str());
    for (const auto& field : problem.fields)
        std::fprintf(stderr, "  %s: %s\n", field.path.c_str(),
                     catalog.text(Locale::en, field.code, field.params).c_str());
    return problem.status == Status::forbidden ? kNotAllowed : kBadInput;
}

int init(const InitOptions& options, Features features) {
    auto password = read_password(options.password_file);
    if (!password.ok()) return refuse(password.problem(), features);
    auto db = storage::open_database(options.target.db, {.create = true});
    storage::migrate(*db, all_migrations(features));
    identity::NewOrg in{.organization_name = options.name,
                        .currency = options.currency,
                        .timezone = options.timezone,
                        .admin_name = "Admin",
                        .email = {options.admin},
                        .password = *password};
    auto org = identity::found_org(*db, in, clock_now());
    if (!org.ok()) return refuse(org.problem(), features);
    std::printf("Organisation %s is ready; sign in as %s.\n", options.name.c_str(),
                options.admin.c_str());
    return kDone;
}

int migrate_schema(const Target& target, Features features) {
    auto db = storage::open_database(target.db, {.create = true});
    const auto report = storage::migrate(*db, all_migrations(features));
    for (const auto& name : report.applied) std::printf("applied %s\n", name.c_str());
    std::printf("%zu applied; the schema is current.\n", report.applied.size());
    return kDone;
}

}  // namespace zhuli::cli
