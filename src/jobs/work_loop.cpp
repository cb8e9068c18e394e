#include "jobs/work_loop.hpp"

#include <spdlog/spdlog.h>

namespace zhuli::jobs {

WorkLoop::WorkLoop(Work work) : work_(std::move(work)), thread_([this] { run(); }) {}

WorkLoop::~WorkLoop() {
    {
        const std::lock_guard lock(mutex_);
        stopping_ = true;
    }
    woken_.notify_all();
    thread_.join();
}

void WorkLoop::wake(Id org) {
    {
        const std::lock_guard lock(mutex_);
        waiting_.insert(org);
    }
    woken_.notify_one();
}

void WorkLoop::check_stop() {
    const std::lock_guard lock(mutex_);
    if (stopping_) throw Stopped();
}

void WorkLoop::run() {
    for (;;) {
        std::set<Id> orgs;
        {
            std::unique_lock lock(mutex_);
            woken_.wait(lock, [&] { return stopping_ || !waiting_.empty(); });
            if (stopping_) return;
            orgs.swap(waiting_);
        }
        for (const Id org : orgs) follow(org);
    }
}

void WorkLoop::follow(Id org) {
    try {
        while (work_(org, [this] { check_stop(); })) check_stop();
    } catch (const Stopped&) {
    } catch (const std::exception& error) {
        spdlog::error("work failed: {}", error.what());
    }
}

}  // namespace zhuli::jobs
