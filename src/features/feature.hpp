// What a capability hands to the product: its routes, permissions, migrations, texts, event
// consumers, kinds of jobs, invariant checks and statements, as tables. app/features.cpp lists the
// capabilities; nothing registers itself. Consumers run at least once per event, in order, in a
// unit of their own.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/messages.hpp"
#include "core/permission.hpp"
#include "http/route.hpp"
#include "jobs/job.hpp"
#include "storage/check.hpp"
#include "storage/migrations.hpp"
#include "storage/records.hpp"

namespace zhuli {

struct Consumer {
    std::string_view name;  // "metrics.rollup", never renamed
    void (*handle)(storage::Tx&, const Ctx&, std::span<const storage::StoredEvent>);
};

using storage::Check;

namespace approvals {
struct Approval;
}

/// Documents that wait for approval: `follow` is called in the unit of the decision that ends a
/// request about one of them.
struct ApprovalSubject {
    std::string_view document;  // "order"
    Result<> (*follow)(storage::Tx&, const Ctx&, const approvals::Approval&);
};

/// A kind of record for forms, tables and /api/v1/meta, and who may learn of one: who holds
/// `permission` with a scope that covers its owner. A kind without owners (`owner` empty) is
/// covered by its customer's owner if its events name a customer, else by every scope.
struct EntityMeta {
    std::string_view entity;  // "customer"
    Fields fields;
    std::string_view permission;              // "customers.read"
    std::string_view table = {}, owner = {};  // "customer", "owner_id"
};

/// What somebody wrote down, as the caller may see it now.
struct FoundNote {
    Id id;
    std::string title;  // whom it is about
    Id author_id;
    Instant at;
    std::string words;
    Id customer_id, inquiry_id;  // whose page shows it; 0: its own
};

/// Words of a kind of record that GET /api/v1/notes finds by storage/note_index.hpp. `show` reads
/// what is there of these and lies in the caller's scope, by what customers and records are now:
/// nothing else decides who sees a note. `permission` tells whose to look for.
struct NoteKind {
    std::string_view entity;
    std::string_view permission;
    std::vector<FoundNote> (*show)(storage::Tx&, const Ctx&, std::span<const Id>);
};

/// What somebody has to do with a customer just now: a shipment to deliver, a complaint, money to
/// collect. As long as `sql` finds a row for the customer ($2) who holds `permission` sees how to
/// reach it; with `own` the task is the caller's ($3).
struct CustomerTask {
    std::string_view permission;
    const storage::Sql* sql = nullptr;
    bool own = false;
};

struct Feature {
    std::string_view name;  // "customers"
    std::span<const std::string_view> depends = {};
    std::span<const http::Route> routes = {};
    std::span<const Permission> permissions = {};
    std::span<const storage::Migration> migrations = {};
    std::span<const Message> messages = {};
    std::span<const Consumer> consumers = {};
    std::span<const jobs::JobKind> jobs = {};
    std::span<const Check> checks = {};
    std::span<const storage::Sql* const> statements = {};
    std::span<const EntityMeta> entities = {};
    std::span<const NoteKind> notes = {};
    std::span<const storage::Recorded> records = {};  // every table with a version
    std::span<const ApprovalSubject> approvals = {};
    std::span<const CustomerTask> customer_tasks = {};
};

}  // namespace zhuli
