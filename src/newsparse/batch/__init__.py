"""Batch: folders at scale. Discovery, worker processes, a checkpoint, and the forms records are written in.

discovery -> runner (checkpoint, pool) -> sinks
"""
